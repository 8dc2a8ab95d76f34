import { ProblemError, UnreachableError } from '../../../apps/web/src/api/problem';
import { attemptFailed, isHeldBack, nextToSend } from '../../../apps/web/src/shared/device/delivery';
import { caseOf, idOfRequest, refilled, type KeptState, type Request } from '../../../apps/web/src/shared/device/kept-entry';

const opening = (caseId: string): Request => ({ kind: 'opening', opening: { caseId, programId: 'p', pathwayId: 'officerPrevention', input: {} } });
const step = (caseId: string, commandId: string): Request => ({ kind: 'step', caseId, stepId: 'addNote', command: { commandId, input: {} } });
const screening: Request = { kind: 'screening', screening: { screeningId: 's', programId: 'p', pathwayId: 'officerIntervention', input: {} } };
const entry = (seq: number, request: Request, state: KeptState = 'waiting') => ({ id: idOfRequest(request), seq, state, request });

describe('what waits on a device', () => {
  it('is sent in the order in which it was filled in', () => {
    const entries = [entry(3, step('a', '3')), entry(1, opening('a')), entry(2, step('a', '2'))];
    expect(nextToSend(entries)?.seq).toBe(1);
  });

  it('waits behind an opening of its case with which only a person can go on, and lets other cases by', () => {
    const entries = [entry(1, opening('a'), 'refused'), entry(2, step('a', '2')), entry(3, opening('b'))];
    expect(nextToSend(entries)?.seq).toBe(3);
    expect(isHeldBack(entries[1]!, entries)).toBe(true);
  });

  it('is sent again after the person has discarded what stood before it', () => {
    expect(nextToSend([entry(1, step('a', '1'), 'discarded'), entry(2, step('a', '2'))])?.seq).toBe(2);
  });

  it('is not sent while nobody has said whose it is', () => {
    expect(nextToSend([entry(1, opening('a'), 'unconfirmed')])).toBeUndefined();
  });

  it('holds back nothing that belongs to no case', () => {
    expect(nextToSend([entry(1, screening, 'refused'), entry(2, screening)])?.seq).toBe(2);
  });

  it('waits behind an entry of its case that the server has failed at, and lets other cases by', () => {
    const entries = [entry(1, step('a', '1')), entry(2, step('a', '2')), entry(3, step('b', '3')), entry(4, screening)];
    expect(nextToSend(entries, new Set(['1']))?.seq).toBe(3);
    expect(nextToSend(entries, new Set(['1', '3']))?.seq).toBe(4);
  });

  it('is nothing, when all has been sent', () => {
    expect(nextToSend<ReturnType<typeof entry>>([])).toBeUndefined();
  });
});

describe('an attempt to send', () => {
  const refusal = (status: number, retryAfter?: number) => new ProblemError({ code: 'A.CODE', detail: '' }, status, retryAfter);

  it.each([
    ['nothing answers', new UnreachableError(undefined), { became: 'later' }],
    ['there are too many requests', refusal(429, 20), { became: 'later', afterSeconds: 20 }],
    ['the record cannot be written', refusal(503), { became: 'later' }],
    ['the server has failed at it', refusal(500), { became: 'broken' }],
    ['the session has ended', refusal(401), { became: 'signedOut' }],
  ])('is made again later when %s', (_why, error, became) => {
    expect(attemptFailed(error)).toEqual(became);
  });

  it.each([400, 403, 404, 409, 413, 422])('waits for the person when the server says no with %i', (status) => {
    expect(attemptFailed(refusal(status)).became).toBe('refused');
  });

  it('does not take a defect for a refusal', () => {
    expect(() => attemptFailed(new TypeError('a defect'))).toThrow('a defect');
  });
});

describe('an entry that is filled in anew', () => {
  it('keeps the id of its case, unless that is taken', () => {
    expect(caseOf(refilled(opening('a'), { remark: 'x' }))).toBe('a');
    expect(caseOf(refilled(opening('a'), { remark: 'x' }, 'b'))).toBe('b');
  });

  it('is another command for the same case', () => {
    expect(refilled(step('a', '1'), { text: 'x' }, '2')).toEqual({ kind: 'step', caseId: 'a', stepId: 'addNote', command: { commandId: '2', input: { text: 'x' } } });
  });
});
