import { Button, ButtonGroup } from '@trussworks/react-uswds';
import { useWhen } from '../shared/when';
import { useFormWords } from './words';

interface DraftOfferProps {
  keptAt: string;
  onGoOn(this: void): void;
  onDiscard(this: void): void;
}

/** The person had begun this form before: they say whether to go on with it, so that nothing is overwritten unasked. */
export function DraftOffer({ keptAt, onGoOn, onDiscard }: DraftOfferProps) {
  const say = useFormWords();
  const when = useWhen();
  return (
    <section className="border-left-05 border-primary padding-left-2 margin-y-2" aria-label={say('draft')}>
      <p>{say('draftHint', { when: when.dateTime(keptAt) })}</p>
      <ButtonGroup>
        <Button type="button" onClick={onGoOn}>
          {say('draftGoOn')}
        </Button>
        <Button type="button" outline onClick={onDiscard}>
          {say('draftDiscard')}
        </Button>
      </ButtonGroup>
    </section>
  );
}
