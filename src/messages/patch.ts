import type { Table } from './translate.ts';

/** Why a change is not in the patch that a dry run prints, by the ids that the patch hands out. */
export const NOT_IN_PATCH = {
  encoding: '{file} would change, but a patch cannot hold its encoding; --fix writes it.',
  place: '{file} would change, but lies outside of the working folder, which a patch cannot reach; --fix writes it.',
  characters: '{file} would change, but holds what a terminal or a build agent would act on; --fix writes it.',
} as const satisfies Table;
