import type { Knowledge } from '../knowledge/index.ts';
import type { Signature } from '../language/signature.ts';
import type { UserLanguage } from '../messages/index.ts';

/** The syntax of a cmdlet with what is known of it, in Markdown: of the cmdlet, and of the parameter at the cursor. */
export interface SignatureCard extends Signature {
  readonly about: string;
  readonly aboutActive: string | undefined;
}

/** The syntax of the cmdlet around a cursor in a script; undefined outside of calls. */
export async function signatureCardAt(
  text: string,
  offset: number,
  knowledge: Knowledge,
  language: UserLanguage,
): Promise<SignatureCard | undefined> {
  const [{ signatureAt }, { cmdletCard, parameterCard }] = await Promise.all([
    import('../language/signature.ts'),
    import('../language/cmdlet-card.ts'),
  ]);
  const signature = signatureAt(text, offset, knowledge.cmdlets);
  const cmdlet = signature && knowledge.cmdlets.find(signature.cmdlet);
  if (!signature || !cmdlet) return undefined;
  const texts = knowledge.cmdletTexts(language);
  const active = signature.active === undefined ? undefined : signature.parameters[signature.active];
  return {
    ...signature,
    about: cmdletCard(signature.cmdlet, knowledge.cmdlets, texts),
    aboutActive: active && parameterCard(cmdlet, active.name, texts),
  };
}
