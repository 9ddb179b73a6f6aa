import type { Page } from 'playwright-core';

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
      'textLink-foreground': '#005fb8',
      'textLink-activeForeground': '#005fb8',
      'textPreformat-foreground': '#3b3b3b',
      'textPreformat-background': '#0000001f',
      'textCodeBlock-background': '#f8f8f8',
      'textBlockQuote-border': '#e5e5e5',
      'widget-border': '#e5e5e5',
      'editorWarning-foreground': '#bf8803',
      'toolbar-hoverBackground': '#b8b8b850',
      'toolbar-activeBackground': '#a6a6a650',
      'editorWidget-background': '#f8f8f8',
      'editorWidget-border': '#c8c8c8',
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
      'textLink-foreground': '#4daafc',
      'textLink-activeForeground': '#4daafc',
      'textPreformat-foreground': '#d0d0d0',
      'textPreformat-background': '#3c3c3c',
      'textCodeBlock-background': '#2b2b2b',
      'textBlockQuote-border': '#616161',
      'widget-border': '#313131',
      'editorWarning-foreground': '#cca700',
      'toolbar-hoverBackground': '#5a5d5e50',
      'toolbar-activeBackground': '#63666750',
      'editorWidget-background': '#202020',
      'editorWidget-border': '#454545',
    },
  },
  {
    name: 'high contrast',
    bodyClass: 'vscode-high-contrast',
    colours: {
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      descriptionForeground: '#ffffffb3',
      contrastBorder: '#6fc3df',
      'editorWidget-background': '#0c141f',
      'editorWidget-border': '#6fc3df',
      contrastActiveBorder: '#f38518',
      focusBorder: '#f38518',
      'button-secondaryForeground': '#ffffff',
      'textLink-foreground': '#21a6ff',
      'textLink-activeForeground': '#21a6ff',
      'textPreformat-foreground': '#000000',
      'textPreformat-background': '#ffffff',
      'textCodeBlock-background': '#000000',
      'textBlockQuote-border': '#ffffff',
      'widget-border': '#6fc3df',
      'editorWarning-foreground': '#ffd370',
    },
  },
  {
    name: 'high contrast light',
    bodyClass: 'vscode-high-contrast-light',
    colours: {
      'editor-background': '#ffffff',
      'editor-foreground': '#292929',
      descriptionForeground: '#292929b3',
      contrastBorder: '#0f4a85',
      'editorWidget-background': '#ffffff',
      'editorWidget-border': '#0f4a85',
      contrastActiveBorder: '#006bbd',
      focusBorder: '#006bbd',
      'button-secondaryForeground': '#292929',
      'textLink-foreground': '#0f4a85',
      'textLink-activeForeground': '#0f4a85',
      'textPreformat-foreground': '#ffffff',
      'textPreformat-background': '#000000',
      'textCodeBlock-background': '#f2f2f2',
      'textBlockQuote-border': '#292929',
      'widget-border': '#0f4a85',
      'editorWarning-foreground': '#895503',
    },
  },
];

/** Gives a page the colours of a theme, as VS Code does. */
export async function applyTheme(page: Page, { bodyClass, colours }: WebviewTheme): Promise<void> {
  await page.evaluate(
    ([name, values]) => {
      document.body.className = name;
      document.documentElement.removeAttribute('style');
      for (const [colour, value] of values)
        document.documentElement.style.setProperty(`--vscode-${colour}`, value);
    },
    [bodyClass, Object.entries(colours)] as const,
  );
}
