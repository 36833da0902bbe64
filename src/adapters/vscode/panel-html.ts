import * as vscode from 'vscode';

/** The folder with the scripts and styles of panels: the only one they may load from. */
function panelFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** The page of a panel or side bar view: its own style and script, nothing from elsewhere. `content` is HTML that is safe already. */
export function panelHtml(webview: vscode.Webview, extension: vscode.Uri, name: string, content = ''): string {
  const at = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(panelFolder(extension), file)).toString();
  const source = webview.cspSource;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src ${source}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at(`${name}.css`)}">
<title>Mailflow Lint</title>
</head>
<body data-mailflow="${name}">${content}<script src="${at(`${name}.view.js`)}"></script></body>
</html>`;
}

/** Where a panel stands, and what its page is beside the script that every page has. */
interface PanelLook {
  readonly title: string;
  readonly column: Parameters<typeof vscode.window.createWebviewPanel>[2];
  readonly options?: vscode.WebviewPanelOptions;
}

/** A panel for the page `name`, with the icon of the extension; it may load from the folder of panels only. */
export function createPanel(extension: vscode.Uri, name: string, look: PanelLook): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(`mailflow-lint.${name}`, look.title, look.column, {
    enableScripts: true,
    localResourceRoots: [panelFolder(extension)],
    ...look.options,
  });
  panel.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.png');
  return panel;
}
