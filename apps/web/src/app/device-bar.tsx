import { Button } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useLanguage, type Language } from '../i18n/index';
import { toldOfDelivery, useOutbox } from '../shared/device/outbox';
import { useClockWrongBy } from '../shared/device/clock';
import { useStorageFull } from '../shared/device/store';
import { Note } from '../shared/note';
import { useOnline } from '../shared/online';
import { useSharedWords } from '../shared/words';
import { useAppWords } from './words';

/** What a person has to know of the device: no network, what waits on it, no room, a clock that is wrong. */
export function DeviceBar() {
  const shared = useSharedWords();
  const say = useAppWords();
  const isOnline = useOnline();
  const { waiting, needsOwner, delivered } = useOutbox();
  const isFull = useStorageFull();
  const minutes = useClockWrongBy();
  const [language] = useLanguage();
  const waits = waiting + needsOwner > 0;
  return (
    <div role="status">
      {!isOnline && <Note type="warning">{shared('offline')}</Note>}
      {isFull && <Note type="error">{say('full')}</Note>}
      {waits && (
        <Note type={needsOwner > 0 ? 'warning' : 'info'}>
          {waiting > 0 && <>{say('waiting', { count: waiting })} </>}
          {needsOwner > 0 && <>{say('needsYou', { count: needsOwner })} </>}
          <Link to="/kept">{say('toKept')}</Link>
        </Note>
      )}
      {delivered.length > 0 && (
        <Note type="success">
          {say('delivered', { count: delivered.length })}{' '}
          <Button type="button" unstyled onClick={toldOfDelivery}>
            {shared('close')}
          </Button>
        </Note>
      )}
      {minutes !== undefined && <Note type="warning">{say(minutes > 0 ? 'clockAhead' : 'clockBehind', { by: lengthOf(Math.abs(minutes), language) })}</Note>}
    </div>
  );
}

const aDay = 24 * 60;

/** 40 minutes; 24 hours; 3 days */
function lengthOf(minutes: number, language: Language): string {
  const [unit, length] = minutes < 120 ? (['minute', 1] as const) : minutes < 2 * aDay ? (['hour', 60] as const) : (['day', aDay] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(minutes / length));
}
