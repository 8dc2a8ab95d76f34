import type { caseView } from '#protocol/views/case-view';
import type { Case } from '../../api/queries';

type View = ReturnType<typeof caseView>;

/** A case as the API answers it, with the sections as the protocol's own view makes them. */
export type CaseView = Omit<Case, keyof View> & View;

export function viewOf(read: Case): CaseView {
  return read as unknown as CaseView;
}
