import * as vscode from 'vscode';

/** The folder with the scripts and styles of panels: the only one they may load from. */
export function panelFolder(extension: vscode.Uri): vscode.Uri {
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
