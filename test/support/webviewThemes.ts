/** A kind of theme, with its class on the webview's body and the colours that VS Code passes to the page. */
export interface WebviewTheme {
  readonly name: string;
  readonly bodyClass: string;
  /** By the names of the custom properties, without `--vscode-`. */
  readonly colours: Readonly<Record<string, string>>;
}

/** The default theme of each kind in VS Code 1.100, with the colours that our pages use. */
export const WEBVIEW_THEMES: readonly WebviewTheme[] = [
  {
    name: 'light',
    bodyClass: 'vscode-light',
    colours: {
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'list-hoverBackground': '#f2f2f2',
      focusBorder: '#005fb8',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
    },
  },
  {
    name: 'dark',
    bodyClass: 'vscode-dark',
    colours: {
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      descriptionForeground: '#9d9d9d',
      'list-hoverBackground': '#2a2d2e',
      focusBorder: '#0078d4',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
    },
  },
  {
    name: 'high contrast',
    bodyClass: 'vscode-high-contrast',
    colours: {
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      focusBorder: '#f38518',
      'button-secondaryForeground': '#ffffff',
    },
  },
  {
    name: 'high contrast light',
    bodyClass: 'vscode-high-contrast-light',
    colours: {
      'editor-background': '#ffffff',
      'editor-foreground': '#292929',
      contrastBorder: '#0f4a85',
      contrastActiveBorder: '#006bbd',
      focusBorder: '#006bbd',
      'button-secondaryForeground': '#292929',
    },
  },
];
