import { useReadAnew } from '../../api/queries';
import { Download } from '../../shared/download';
import type { DocketRow } from './docket-rows';
import { useDocketWords } from './words';

/** The signed packet of one charge: what it is, and how somebody without access to the system checks it. */
export function Packet({ row: { caseId, chargeId } }: { row: DocketRow }) {
  const say = useDocketWords();
  const readAnew = useReadAnew();
  const href = `/api/cases/${caseId}/charges/${chargeId}/packet`;
  const told = (): void => void readAnew({ caseId });
  return (
    <section aria-labelledby="packet" className="margin-top-4">
      <h2 id="packet">{say('packet.heading')}</h2>
      <p className="measure-4">{say('packet.about')}</p>
      <Download href={`${href}?format=pdf`} name="court-packet.pdf" onDone={told}>
        {say('packet.pdf')}
      </Download>
      <Download href={`${href}?format=json`} name="court-packet.json" onDone={told}>
        {say('packet.json')}
      </Download>
      <h3>{say('packet.verify')}</h3>
      <p className="measure-4">{say('packet.verifyAbout')}</p>
      <p>
        <code className="text-wrap">npm run verify-packet -- court-packet.pdf --key packet-key.json</code>
      </p>
      <Download href="/api/packets/key" name="packet-key.json">
        {say('packet.verifyKey')}
      </Download>
    </section>
  );
}
