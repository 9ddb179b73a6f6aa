/** The name of the configuration file that editor, command line and CI share. */
export const CONFIGURATION_NAME = '.mlops-report.json';
