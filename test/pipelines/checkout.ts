import { Folder } from '../cli/support.ts';

export const CLOSED = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n';
export const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';
export const CONFIG = 'acceptedDomains: [contoso.com]\n';
export const TESTS = 'cases:\n  - name: nobody forwards\n    from: "*"\n    to: "*"\n    expect: blocked\n';

/** What a shell would run if it took the word for code. Git takes it for the name of a branch. */
export const PLANTED = '$(touch${IFS}planted)`touch${IFS}planted`;touch${IFS}planted;"';

/** A checkout of a pull request, as pipelines make it: the target branch closes, the branch opens. */
export function pullRequest(branch = 'topic', target = 'main'): Folder {
  const folder = new Folder({ 'tenant.ps1': CLOSED, 'mailflow-lint.config.yaml': CONFIG });
  folder.commitAll();
  folder.git('update-ref', `refs/remotes/origin/${target}`, 'HEAD');
  folder.git('checkout', '-q', '-b', branch);
  commit(folder, OPEN);
  return folder;
}

/** A further commit, in which the file of the tenant has this text. */
export function commit(folder: Folder, text: string): void {
  folder.write('tenant.ps1', text);
  folder.git('commit', '-qam', 'x');
}

/** Names of files that only a shell or an option of a stranger's making could have written. */
export const planted = (folder: Folder): readonly string[] =>
  folder
    .git('ls-files', '--others', '--cached')
    .split('\n')
    .filter((name) => /(?:^|\/)planted/.test(name));
