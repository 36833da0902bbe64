/** Whether an error action (`-ErrorAction`, `$ErrorActionPreference`) may let a script go on behind a `throw` (about_Throw), as silent ones do. */
export const letsGoOn = (action: string): boolean => !/^(?:stop|continue|inquire)$/i.test(action);
