import type { Delivery } from '../knowledge/index.ts';
import { table } from '../text/table.ts';
import type { Finding, Findings } from './event.ts';
import { bracketedAddress, findAddresses, hostOf, oneLine, timeOf } from './fields.ts';

/** RFC 3464, section 2.3.3. */
const ACTIONS: Readonly<Record<string, Delivery>> = table({
  failed: 'ndr',
  delayed: 'defer',
  delivered: 'info',
  relayed: 'info',
  expanded: 'info',
});

type Group = Map<string, string>;

/** Groups of unfolded fields, as blank lines part them; a second recipient field in one group opens the next. */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let group: Group = new Map();
  let name = '';
  const close = (): void => {
    if (group.size > 0) groups.push(group);
    group = new Map();
    name = '';
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      close();
      continue;
    }
    if (/^[ \t]/.test(line) && name !== '') {
      group.set(name, `${group.get(name) ?? ''} ${line.slice(0, 4000)}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0 || !/^[A-Za-z][A-Za-z0-9-]*\s*$/.test(line.slice(0, colon))) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    if (name === 'final-recipient' && group.has(name)) close();
    name = line.slice(0, colon).trim().toLowerCase();
    group.set(name, line.slice(colon + 1, colon + 8000));
  }
  close();
  return groups;
}

function typed(value: string | undefined): string | undefined {
  return value === undefined ? undefined : oneLine(value.replace(/^\s*[\w-]+\s*;/, ''));
}

const unfolded = (value: string | undefined): string | undefined => (value === undefined ? undefined : oneLine(value));

/** Reads the fields of a delivery status (RFC 3464), per recipient. */
export function readDeliveryStatus(text: string): Findings {
  const result: Findings = { layout: 'delivery-status', findings: [] };
  let arrival: string | undefined;
  let sender: string | undefined;
  for (const group of groupsOf(text)) {
    const reporting = group.get('reporting-mta');
    if (reporting) {
      const host = hostOf(reporting);
      if (host) result.generatingServer = host;
    }
    arrival = timeOf(unfolded(group.get('arrival-date'))) ?? arrival;
    sender = findAddresses(group.get('x-postfix-sender') ?? '')[0]?.address ?? sender;
    const finding = recipientOf(group, arrival, sender);
    if (finding) result.findings.push(finding);
  }
  return result;
}

function recipientOf(group: Group, arrival: string | undefined, sender: string | undefined): Finding | undefined {
  const recipient = group.get('final-recipient') ?? group.get('original-recipient');
  if (recipient === undefined) return undefined;
  const address = findAddresses(recipient)[0]?.address ?? typed(recipient);
  const remote = group.get('remote-mta');
  const remoteServer = remote && hostOf(remote);
  const remoteAddress = remote && (bracketedAddress(remote) ?? bracketedAddress(`[${typed(remote) ?? ''}]`));
  const status = /([245]\.\d{1,3}\.\d{1,3})/.exec(group.get('status') ?? '')?.[1];
  const delivery =
    ACTIONS[
      oneLine(group.get('action') ?? '')
        .toLowerCase()
        .split(/[ (]/)[0] ?? ''
    ];
  const time = timeOf(unfolded(group.get('last-attempt-date'))) ?? arrival;
  return {
    answer: typed(group.get('diagnostic-code')) ?? '',
    ...(address ? { recipient: address } : {}),
    ...(status ? { status } : {}),
    ...(remoteServer ? { remoteServer } : {}),
    ...(remoteAddress ? { remoteAddress } : {}),
    ...(delivery ? { delivery } : {}),
    ...(time ? { time } : {}),
    ...(sender ? { sender } : {}),
  };
}
