import type { ReviewView } from '../../report/review-view.ts';

/** What the panel shows. */
export type ToReview = ReviewView;

/** What the panel answers. */
export type FromReview = { readonly type: 'ready' } | { readonly type: 'decide'; readonly agreed: boolean };
