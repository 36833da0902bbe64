import type * as vscode from 'vscode';

/** Gives what is loaded and made when it is first asked for. */
export interface Lazy<T> extends vscode.Disposable {
  (): Promise<T>;
}

/** Makes something when it is first asked for; it is disposed of with the function that gives it. */
export function lazily<T extends vscode.Disposable>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  const get = (): Promise<T> => {
    made ??= make();
    return made;
  };
  return Object.assign(get, { dispose: () => void made?.then((one) => one.dispose()) });
}
