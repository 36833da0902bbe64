import { addressOf, domainOf } from '../../exchange/addresses.ts';
import { list, stated, type TenantObject } from '../../tenant/index.ts';
import type { Located } from '../../text/index.ts';

export { addressOf, domainOf };

/** The stated items of a list property, each with its place; none when it is absent or only known at run time. */
export const items = (object: TenantObject, property: string): readonly Located<string>[] =>
  stated(list(object, property)) ?? [];
