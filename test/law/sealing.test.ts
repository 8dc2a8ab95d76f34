import { randomUUID } from 'node:crypto';
import { recorded, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { laDoorCompleted, play, type Journey } from '../support/moves.js';

let http: HttpEngine;
let caseId: string;

/** Both charges are released, and care goes on. */
const releasedOnly: Journey = { ...laDoorCompleted, moves: laDoorCompleted.moves.slice(0, -3) };
const byJustice = { 'door-officer': 'Written by the officer', 'door-prosecutor': 'Written by the prosecutor', 'door-court-liaison': 'Written by the liaison', 'door-defender': 'Written by the defender' };

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(), driven: true, manyCases: true });
  caseId = randomUUID();
  await play(http.engine, releasedOnly, caseId);
  for (const [as, note] of Object.entries(byJustice)) recorded(await http.engine.perform(as, caseId, 'addNote', { note }));
  recorded(await http.engine.perform('door-peer', caseId, 'addNote', { note: 'Written by the peer' }));
});
afterAll(() => http.stop());

const timeline = async (as: string) => JSON.stringify(await http.read(as, `cases/${caseId}/events?limit=500`));

describe('sealing of the justice class', () => {
  it('takes with it what police and the court wrote in notes, and nothing of the care team', async () => {
    const entry = (await http.engine.events(caseId)).findLast((event) => event.type === 'addNote' && 'mac' in event && event.actor.roles.includes('prosecutor'))!.seq;
    recorded(await http.engine.perform('door-prosecutor', caseId, 'correctEntry', { entry, field: 'note', value: 'Put right by the prosecutor', reason: 'Misread' }));
    const before = await timeline('door-coordinator');
    for (const note of [...Object.values(byJustice), 'Written by the peer', 'Put right by the prosecutor']) expect(before).toContain(note);
    const classes = async (words: string) => (await http.engine.events(caseId)).flatMap((event) => ('mac' in event && event.type === words ? Object.values(event.sealed).map(({ class: of }) => of) : []));
    expect(await classes('addNote')).toEqual(['justice', 'justice', 'justice', 'justice', 'service']);
    expect(await classes('correctEntry')).toEqual(['justice', 'justice']);

    recorded(await http.engine.perform('door-court-liaison', caseId, 'sealRecords', { classes: ['justice'], ground: 'completion' }));
    const after = await timeline('door-coordinator');
    for (const note of [...Object.values(byJustice), 'Put right by the prosecutor', 'Naomi Stern']) expect(after).not.toContain(note);
    expect(after).toContain('Written by the peer');
  });

  it('leaves no way by which an officer learns that there is such a case: not even a file can be handed in', async () => {
    const hands = async (to: string) => {
      const headers = { 'Content-Type': 'multipart/form-data; boundary=part' };
      const body = '--part\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n--part--\r\n';
      const { status, body: answer } = await http.send('POST', `/api/cases/${to}/files`, { as: 'door-officer', headers, body });
      return [status, answer.code as string];
    };
    expect(await hands(caseId)).toEqual(await hands(randomUUID()));
    expect(await hands(caseId)).toEqual([404, 'CASE.NOT_FOUND']);
  });
});
