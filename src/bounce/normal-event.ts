import type { Control } from '../exchange/control.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import { placeOf } from '../exchange/readings.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import type { BounceEvent } from './event.ts';

/** The setting that makes a normal event: the forward of the mailbox, or the remote domain that chooses the reply. */
export function settingOf(
  tenant: Tenant,
  event: BounceEvent,
): { readonly by: Control; readonly place?: Place } | undefined {
  const recipient = event.recipient?.toLowerCase();
  if (!recipient) return undefined;
  if (event.control === 'mailbox-forwarding') {
    const forward = statedForwards(tenant).find(
      ({ object, question }) => object.kind === 'mailbox' && question.from === recipient,
    );
    return forward && { by: { kind: 'mailbox', name: recipient }, place: forward.place };
  }
  const { object, name } = modelOf(tenant).remoteDomains.covering(recipient);
  if (!object) return undefined;
  const place = placeOf(object, 'allowedOOFType') ?? object.namePlace;
  return { by: { kind: 'remoteDomain', name }, place };
}
