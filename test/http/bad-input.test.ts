import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { embeddedIssuerUrl, loadOrCreateIssuerKeys } from '#persistence/issuer-keys';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

const tomorrow = '2031-03-05T18:05:00.000Z';
const inMadison = { programId: 'madison-mari', pathwayId: 'officerIntervention' };

let http: HttpEngine;
/** Opened by the first officer; the handoff has been asked for. */
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')) });
  caseId = await http.opened('mari-officer', 'madison-mari', opening());
  await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
  await http.engine.untilQuiet(caseId);
});
afterAll(() => http.stop());

function opening(more: object = {}) {
  return { ...openingIn('madison', ['drugPossession']), ...more };
}

const opens = (body: object) => ({ as: 'mari-officer', path: '/api/cases', body: { ...inMadison, input: opening(), ...body } });
const performs = (as: string, stepId: string, input: unknown, more: object = {}) => ({
  as,
  path: `/api/cases/${caseId}/steps/${stepId}`,
  body: { commandId: randomUUID(), input, ...more },
});
const met = () => ({ outcome: 'met', metBy: randomUUID() });

/** Everything that a case's log, and the record beside it, holds. */
async function recordedSoFar(): Promise<unknown> {
  const { rows } = await http.engine.database.pool.query(
    'select (select count(*) from case_event) as events, (select count(*) from case_head) as cases, (select count(*) from screening) as screenings',
  );
  return rows;
}

interface Sent {
  as?: string;
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a refusal has to be, whatever was refused: problem+json, a stable code, and nothing changed. */
async function refusal(sent: Sent): Promise<Answer['body']> {
  const before = await recordedSoFar();
  const { method = sent.body === undefined ? 'GET' : 'POST', path, ...rest } = sent;
  const { status, headers, body } = await http.send(method, path, rest);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ type: 'about:blank', status, title: expect.any(String), code: expect.stringMatching(/^[A-Z]+\.[A-Z0-9_]+$/) });
  expect(await recordedSoFar()).toEqual(before);
  return body;
}

const fieldError = (field: string, code: string) => ({ errors: expect.arrayContaining([expect.objectContaining({ field, code })]) });

describe('an opening is refused, with the field and the rule,', () => {
  it.each<[string, () => Sent, number, string, object?]>([
    ['of an unknown program', () => opens({ programId: 'nowhere' }), 422, 'PROGRAM.UNKNOWN', fieldError('programId', 'PROGRAM.UNKNOWN')],
    ["of another agency's program", () => opens({ programId: 'la-door' }), 422, 'PROGRAM.UNKNOWN', fieldError('programId', 'PROGRAM.UNKNOWN')],
    ['of an unknown pathway', () => opens({ pathwayId: 'communityResponse' }), 400, 'INPUT.INVALID', fieldError('pathwayId', 'INPUT.IS_IN')],
    ['of a pathway named like what every object has', () => opens({ pathwayId: 'constructor' }), 400, 'INPUT.INVALID', fieldError('pathwayId', 'INPUT.IS_IN')],
    ['with an unknown field', () => opens({ input: opening({ race: 'x' }) }), 400, 'INPUT.INVALID', fieldError('race', 'INPUT.UNKNOWN_FIELD')],
    ['with an unknown field beside the input', () => opens({ priority: 1 }), 400, 'INPUT.INVALID', fieldError('priority', 'INPUT.UNKNOWN_FIELD')],
    ['without a field that is needed', () => opens({ input: opening({ district: undefined }) }), 400, 'INPUT.INVALID', fieldError('district', 'INPUT.MISSING')],
    ['with a number for a text', () => opens({ input: opening({ incidentNumber: 7 }) }), 400, 'INPUT.INVALID', fieldError('incidentNumber', 'INPUT.IS_STRING')],
    ['with a text for a yes or no', () => opens({ input: opening({ offerAccepted: 'true' }) }), 400, 'INPUT.INVALID', fieldError('offerAccepted', 'INPUT.IS_BOOLEAN')],
    ['with an object for a list', () => opens({ input: opening({ charges: {} }) }), 400, 'INPUT.INVALID', fieldError('charges', 'INPUT.IS_ARRAY')],
    ['with a text for a row', () => opens({ input: opening({ charges: ['drugPossession'] }) }), 400, 'INPUT.INVALID'],
    ['with no charge at all', () => opens({ input: opening({ charges: [] }) }), 400, 'INPUT.INVALID'],
    ['with a null', () => opens({ input: opening({ phone: null }) }), 400, 'INPUT.INVALID', fieldError('phone', 'INPUT.NULL')],
    ['with an unknown field in a row', () => opens({ input: opening({ charges: [{ class: 'drugPossession', title: 'x', weight: 1 }] }) }), 400, 'INPUT.INVALID', fieldError('charges.0.weight', 'INPUT.UNKNOWN_FIELD')],
    ['with a kind of charge that the program does not know', () => opens({ input: opening({ charges: [{ class: 'piracy', title: 'x' }] }) }), 422, 'FIELD.NOT_AN_OPTION', fieldError('charges.0.class', 'FIELD.NOT_AN_OPTION')],
    ['with a charge that is not diverted', () => opens({ input: opening({ charges: [{ class: 'drivingUnderInfluence', title: 'x' }] }) }), 422, 'ELIGIBILITY.CHARGE_NOT_DIVERTED', fieldError('charges', 'ELIGIBILITY.CHARGE_NOT_DIVERTED')],
    ['with a contact in the future', () => opens({ input: opening({ contactAt: tomorrow }) }), 422, 'FIELD.OUT_OF_BOUNDS', fieldError('contactAt', 'FIELD.OUT_OF_BOUNDS')],
    ['with a birth date in the future', () => opens({ input: opening({ birthDate: '2031-03-06' }) }), 422, 'FIELD.OUT_OF_BOUNDS', fieldError('birthDate', 'FIELD.OUT_OF_BOUNDS')],
    ['with a day that no calendar has', () => opens({ input: opening({ birthDate: '2001-02-30' }) }), 400, 'INPUT.INVALID', fieldError('birthDate', 'INPUT.DATE')],
    ['with an instant without an offset', () => opens({ input: opening({ contactAt: '2031-03-04T18:00:00' }) }), 400, 'INPUT.INVALID', fieldError('contactAt', 'INPUT.INSTANT')],
    ['with a case id that is none', () => opens({ caseId: '7' }), 400, 'INPUT.INVALID', fieldError('caseId', 'INPUT.ID')],
    ['with a NUL in a text', () => opens({ input: opening({ name: 'Jordan\u0000Avery' }) }), 400, 'INPUT.INVALID', fieldError('name', 'INPUT.TEXT')],
    ['with half a character in a text', () => ({ ...opens({}), body: JSON.stringify(opens({}).body).replace('Jordan Avery', 'Jordan \\ud83d') , headers: { 'Content-Type': 'application/json' } }), 400, 'INPUT.INVALID', fieldError('name', 'INPUT.TEXT')],
    ['with a text that is too long', () => opens({ input: opening({ incidentNumber: 'x'.repeat(61) }) }), 400, 'INPUT.INVALID', fieldError('incidentNumber', 'INPUT.MAX_LENGTH')],
    ['with 21 charges', () => opens({ input: opening({ charges: Array.from({ length: 21 }, () => ({ class: 'drugPossession', title: 'x' })) }) }), 400, 'INPUT.INVALID', fieldError('charges', 'INPUT.ARRAY_MAX_SIZE')],
    ['by somebody who is no officer', () => ({ ...opens({}), as: 'mari-peer' }), 403, 'ROLE.NOT_ALLOWED'],
    ["with the id of another agency's case", () => ({ ...opens({ caseId }), as: 'door-officer' }), 404, 'CASE.NOT_FOUND'],
    ['with the id of a case that has other content', () => opens({ caseId, input: opening({ incidentNumber: 'another' }) }), 409, 'COMMAND.REUSED'],
  ])('%s', async (_what, sent, status, code, more = {}) => {
    expect(await refusal(sent())).toMatchObject({ status, code, ...more });
  });
});

describe('a step is refused, with the field and the rule,', () => {
  it.each<[string, () => Sent, number, string, object?]>([
    ['that nobody knows', () => performs('mari-peer', 'noSuchStep', {}), 404, 'STEP.UNKNOWN'],
    ['named like what every object has', () => performs('mari-peer', 'constructor', {}), 404, 'STEP.UNKNOWN'],
    ['that opens cases', () => performs('mari-officer', 'openOfficerIntervention', {}), 404, 'STEP.UNKNOWN'],
    ['with an unknown field', () => performs('mari-peer', 'recordWarmHandoff', { outcome: 'declined', mood: 'good' }), 400, 'INPUT.INVALID', fieldError('mood', 'INPUT.UNKNOWN_FIELD')],
    ['without its input', () => performs('mari-peer', 'recordWarmHandoff', undefined), 400, 'INPUT.INVALID', fieldError('input', 'INPUT.MISSING')],
    ['without a command id', () => performs('mari-peer', 'recordWarmHandoff', { outcome: 'declined' }, { commandId: undefined }), 400, 'INPUT.INVALID', fieldError('commandId', 'INPUT.MISSING')],
    ['with another value than the options', () => performs('mari-peer', 'recordWarmHandoff', { outcome: 'maybe' }), 400, 'INPUT.INVALID', fieldError('outcome', 'INPUT.IS_IN')],
    ['with a member of staff who is none', () => performs('mari-peer', 'recordWarmHandoff', met()), 422, 'FIELD.NOT_AN_OPTION', fieldError('metBy', 'FIELD.NOT_AN_OPTION')],
    ['against its own rule', () => performs('mari-peer', 'recordWarmHandoff', { outcome: 'met' }), 422, 'HANDOFF.MET_BY_MISSING', fieldError('metBy', 'HANDOFF.MET_BY_MISSING')],
    ['out of order, saying what is open', () => performs('mari-peer', 'recordIntake', { needs: [] }), 409, 'STEP.NOT_OPEN', { openSteps: expect.arrayContaining(['acceptHandoff', 'recordWarmHandoff', 'addNote']) }],
    ['of an arrival in the past', () => performs('mari-peer', 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: '2031-03-04T17:00:00.000Z' }), 422, 'FIELD.OUT_OF_BOUNDS', fieldError('arrivesAt', 'FIELD.OUT_OF_BOUNDS')],
    ['of a transport in the future', () => performs('mari-peer', 'recordTransport', { transport: 'peerDrove', to: 'Clinic', at: tomorrow }), 422, 'FIELD.OUT_OF_BOUNDS', fieldError('at', 'FIELD.OUT_OF_BOUNDS')],
    ['of an encounter in the future', () => performs('mari-peer', 'logEncounter', { at: tomorrow, support: ['emotional'], minutes: 5 }), 422, 'FIELD.OUT_OF_BOUNDS', fieldError('at', 'FIELD.OUT_OF_BOUNDS')],
    ['with a fraction where a whole number is asked for', () => performs('mari-peer', 'logEncounter', { at: '2031-03-04T18:00:00.000Z', support: ['emotional'], minutes: 1.5 }), 400, 'INPUT.INVALID', fieldError('minutes', 'INPUT.IS_INT')],
    ['with the same choice twice', () => performs('mari-peer', 'logEncounter', { at: '2031-03-04T18:00:00.000Z', support: ['emotional', 'emotional'], minutes: 5 }), 400, 'INPUT.INVALID', fieldError('support', 'INPUT.ARRAY_UNIQUE')],
    ["in another officer's case", () => performs('mari-officer-2', 'recordWarmHandoff', { outcome: 'declined' }), 404, 'CASE.NOT_FOUND'],
    ["in another agency's case", () => performs('door-peer', 'recordWarmHandoff', { outcome: 'declined' }), 404, 'CASE.NOT_FOUND'],
    ['by a role that may not', () => performs('mari-prosecutor', 'recordWarmHandoff', { outcome: 'declined' }), 403, 'ROLE.NOT_ALLOWED'],
    ['with a prototype in its input', () => ({ ...performs('mari-peer', 'addNote', {}), body: `{"commandId":"${randomUUID()}","input":{"note":"x","__proto__":{"a":1}}}` }), 400, 'INPUT.INVALID'],
  ])('%s', async (_what, sent, status, code, more = {}) => {
    expect(await refusal(sent())).toMatchObject({ status, code, ...more });
  });

  it("in somebody else's case exactly as if there were no such case", async () => {
    const others = await refusal(performs('mari-officer-2', 'addNote', { note: 'x' }));
    const none = await refusal({ ...performs('mari-officer-2', 'addNote', { note: 'x' }), path: `/api/cases/${randomUUID()}/steps/addNote` });
    expect(others).toEqual(none);
    for (const path of ['', '/events']) {
      const read = await refusal({ as: 'mari-officer-2', path: `/api/cases/${caseId}${path}` });
      expect(read).toEqual(await refusal({ as: 'mari-officer-2', path: `/api/cases/${randomUUID()}${path}` }));
    }
  });
});

describe('a request is refused', () => {
  const asPeer = () => ({ as: 'mari-peer', path: `/api/cases/${caseId}/steps/addNote`, headers: { 'Content-Type': 'application/json' } });
  const noteOf = (text: string) => `{"commandId":"${randomUUID()}","input":{"note":${text}}}`;

  it.each<[string, () => Sent, number, string]>([
    ['of one megabyte', () => ({ ...asPeer(), body: noteOf(`"${'x'.repeat(1_048_576)}"`) }), 413, 'BODY.TOO_LARGE'],
    ['that is not UTF-8', () => ({ ...asPeer(), body: Buffer.concat([Buffer.from('{"commandId":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]) }), 400, 'BODY.NOT_UTF8'],
    ['that is not JSON', () => ({ ...asPeer(), body: '{"commandId":' }), 400, 'BODY.NOT_JSON'],
    ['with something after the JSON', () => ({ ...asPeer(), body: `${noteOf('"x"')}{}` }), 400, 'BODY.NOT_JSON'],
    ['that is a list', () => ({ ...asPeer(), body: '[]' }), 400, 'INPUT.INVALID'],
    ['that is nothing', () => ({ ...asPeer(), method: 'POST' }), 400, 'INPUT.INVALID'],
    ['nested deeply', () => ({ ...asPeer(), body: noteOf('['.repeat(5_000) + ']'.repeat(5_000)) }), 400, 'INPUT.INVALID'],
    ['nested deeply in objects', () => ({ ...asPeer(), body: noteOf('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)) }), 400, 'INPUT.INVALID'],
    ['with a number beyond all numbers', () => ({ ...asPeer(), body: noteOf('1e999') }), 400, 'INPUT.INVALID'],
    ['as text', () => ({ ...asPeer(), body: noteOf('"x"'), headers: { 'Content-Type': 'text/plain' } }), 400, 'BODY.NOT_JSON'],
    ['as a form', () => ({ ...asPeer(), body: 'note=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }), 400, 'BODY.NOT_JSON'],
    ['in UTF-16', () => ({ ...asPeer(), body: Buffer.from(noteOf('"x"'), 'utf16le'), headers: { 'Content-Type': 'application/json; charset=utf-16' } }), 400, 'BODY.NOT_UTF8'],
    ['at an address that is none', () => ({ as: 'mari-peer', path: '/api/nowhere' }), 404, 'ROUTE.NOT_FOUND'],
    ['at a very long address', () => ({ as: 'mari-peer', path: `/api/${'x'.repeat(6_000)}` }), 404, 'ROUTE.NOT_FOUND'],
    ['at a case whose id is very long', () => ({ as: 'mari-peer', path: `/api/cases/${'x'.repeat(6_000)}` }), 404, 'CASE.NOT_FOUND'],
    ['at a case whose id is SQL', () => ({ as: 'mari-peer', path: `/api/cases/${encodeURIComponent("' or 1=1 --")}` }), 404, 'CASE.NOT_FOUND'],
    ['by another method', () => ({ as: 'mari-peer', method: 'DELETE', path: `/api/cases/${caseId}` }), 405, 'ROUTE.METHOD'],
    ['at a broken address', () => ({ as: 'mari-peer', path: '/api/cases/%ff' }), 400, 'URL.MALFORMED'],
    ['with a cursor that is none', () => ({ as: 'mari-peer', path: '/api/worklist?cursor=abc' }), 400, 'INPUT.INVALID'],
    ['with the cursor of another list', () => ({ as: 'mari-peer', path: `/api/worklist?cursor=${Buffer.from('[1]').toString('base64url')}` }), 400, 'INPUT.INVALID'],
    ['with a limit of 501', () => ({ as: 'mari-peer', path: '/api/cases?limit=501' }), 400, 'INPUT.INVALID'],
    ['with a limit below 1', () => ({ as: 'mari-peer', path: `/api/cases/${caseId}/events?limit=-1` }), 400, 'INPUT.INVALID'],
    ['with a limit that is no number', () => ({ as: 'mari-prosecutor', path: '/api/docket?limit=ten' }), 400, 'INPUT.INVALID'],
    ['with a query that nobody knows', () => ({ as: 'mari-peer', path: '/api/outbox?all=true' }), 400, 'INPUT.INVALID'],
    ['with the same query twice', () => ({ as: 'mari-peer', path: '/api/cases?status=open&status=closed' }), 400, 'INPUT.INVALID'],
    ['with a NUL in the query', () => ({ as: 'mari-peer', path: '/api/cases?program=%00' }), 400, 'INPUT.INVALID'],
  ])('%s', async (_what, sent, status, code) => {
    expect(await refusal(sent())).toMatchObject({ status, code });
  });

  it('whose address is longer than any server reads: by the server, never with a 500', async () => {
    const { status } = await http.send('GET', `/api/${'x'.repeat(40_000)}`, { as: 'mari-peer' });
    expect([414, 431]).toContain(status);
  });

  it('with a key twice is read as JSON is: the last one counts', async () => {
    const { status } = await http.send('POST', `/api/cases/${caseId}/steps/addNote`, {
      as: 'mari-peer',
      headers: { 'Content-Type': 'application/json' },
      body: `{"commandId":"${randomUUID()}","input":{"note":7,"note":"the last"}}`,
    });
    expect(status).toBe(200);
  });

  it.each(['wait=abc', 'wait=-1', 'wait', 'wait=1;wait=2', 'wait=99999999999', '\u00e9', 'respond-async'])('never for its preference: Prefer: %s', async (Prefer) => {
    const sent = { as: 'mari-peer', body: { commandId: randomUUID(), input: { note: 'x' } }, headers: { Prefer } };
    expect((await http.send('POST', `/api/cases/${caseId}/steps/addNote`, sent)).status).toBe(200);
  });
});

describe('a token is refused', () => {
  const claims = async (more: { audience?: string; expires?: number; issuer?: string; subject?: string; typ?: string } = {}) => {
    const { oidc, dataDir, port } = http.environment;
    const [key] = (await loadOrCreateIssuerKeys(dataDir)).keys;
    const now = Math.floor(Date.now() / 1_000);
    const token = new SignJWT()
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: more.typ ?? 'at+jwt' })
      .setIssuer(more.issuer ?? embeddedIssuerUrl(port))
      .setSubject(more.subject ?? 'mari-peer')
      .setAudience(more.audience ?? oidc.audience)
      .setIssuedAt(now - 600)
      .setExpirationTime(more.expires ?? now + 600);
    return { token, key: await importJWK(key, key.alg) };
  };
  const signed = async (more: Parameters<typeof claims>[0] = {}) => {
    const { token, key } = await claims(more);
    return token.sign(key);
  };
  const unsigned = async () => {
    const [, payload] = (await signed()).split('.');
    return `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
  };
  const foreign = async () => (await claims()).token.sign((await generateKeyPair('ES256')).privateKey);
  const withPublicKeyAsSecret = async () => {
    const [key] = (await loadOrCreateIssuerKeys(http.environment.dataDir)).keys;
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(await importJWK({ ...key, d: undefined }, 'ES256'))));
    return new SignJWT({ sub: 'mari-peer' }).setProtectedHeader({ alg: 'HS256', kid: key.kid }).setExpirationTime('1h').sign(secret);
  };
  const changed = async () => {
    const [header, payload, signature] = (await signed()).split('.') as [string, string, string];
    const other = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return `${header}.${Buffer.from(JSON.stringify({ ...other, sub: 'mari-supervisor' })).toString('base64url')}.${signature}`;
  };

  it.each<[string, () => Promise<string>, string]>([
    ['that is missing', async () => '', 'AUTH.TOKEN_MISSING'],
    ['that is stale', async () => `Bearer ${await signed({ expires: Math.floor(Date.now() / 1_000) - 60 })}`, 'AUTH.TOKEN_EXPIRED'],
    ['of a foreign key', async () => `Bearer ${await foreign()}`, 'AUTH.SIGNATURE_INVALID'],
    ['of another issuer', async () => `Bearer ${await signed({ issuer: 'https://elsewhere.example' })}`, 'AUTH.WRONG_ISSUER'],
    ['for another service', async () => `Bearer ${await signed({ audience: 'another' })}`, 'AUTH.WRONG_AUDIENCE'],
    ['without a signature', async () => `Bearer ${await unsigned()}`, 'AUTH.ALGORITHM_NOT_ALLOWED'],
    ['signed with the public key as a secret', async () => `Bearer ${await withPublicKeyAsSecret()}`, 'AUTH.ALGORITHM_NOT_ALLOWED'],
    ['that somebody changed', async () => `Bearer ${await changed()}`, 'AUTH.SIGNATURE_INVALID'],
    ['that is an identity token', async () => `Bearer ${await signed({ typ: 'id+jwt' })}`, 'AUTH.TOKEN_INVALID'],
    ['that is no token', async () => 'Bearer abc', 'AUTH.TOKEN_INVALID'],
    ['that is a password', async () => 'Basic bWFyaS1wZWVyOng=', 'AUTH.TOKEN_MISSING'],
  ])('%s', async (_what, authorization, code) => {
    const headers = { Authorization: await authorization() };
    expect(await refusal({ path: '/api/me', headers })).toMatchObject({ status: 401, code });
    expect(await refusal({ path: `/api/cases/${caseId}/steps/addNote`, body: { commandId: randomUUID(), input: { note: 'x' } }, headers })).toMatchObject({ status: 401, code });
  });

  it('of somebody who is on no staff list, with a 403', async () => {
    const headers = { Authorization: `Bearer ${await signed({ subject: 'nobody' })}` };
    expect(await refusal({ path: '/api/me', headers })).toMatchObject({ status: 403, code: 'STAFF.NOT_LISTED' });
    const step = { path: `/api/cases/${caseId}/steps/addNote`, body: { commandId: randomUUID(), input: { note: 'x' } }, headers };
    expect(await refusal(step)).toMatchObject({ status: 403, code: 'STAFF.NOT_LISTED' });
  });
});
