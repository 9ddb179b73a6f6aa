/** The name of the configuration file that editor, terminal and CI share. */
export const CONFIGURATION_NAME = '.mlops-report.json';
