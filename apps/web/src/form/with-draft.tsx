import { useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Loading } from '../shared/answered';
import { useDraft } from '../shared/device/drafts';
import { InFocus } from '../shared/in-focus';
import { DraftOffer } from './draft-offer';
import type { BegunForm } from './use-step-form';

interface WithDraftProps {
  /** Which form of the page it is. */
  form: string;
  children(this: void, draft: { begun?: BegunForm; onChange(this: void, form: BegunForm): void; onSent(this: void): void }): ReactNode;
}

/** A form that is kept on the device, sealed, while it is filled in, and comes back after a reload, a lock or the session's end. */
export function WithDraft({ form, children }: WithDraftProps) {
  const { pathname, search } = useLocation();
  const { found, save, discard } = useDraft<BegunForm>(`${pathname}${search} ${form}`);
  const [begun, setBegun] = useState<BegunForm>();
  const [isNew, setNew] = useState(false);
  const common = { onChange: save, onSent: discard };
  if (begun) return <InFocus>{children({ begun, ...common })}</InFocus>;
  // What is typed from here on is a draft too, and not one that the person had left.
  if (isNew) return <InFocus>{children(common)}</InFocus>;
  if (found === 'looking') return <Loading />;
  if (found === 'none') return children(common);
  const startAnew = (): void => {
    setNew(true);
    discard();
  };
  return <DraftOffer keptAt={found.keptAt} onGoOn={() => setBegun(found.value)} onDiscard={startAnew} />;
}
