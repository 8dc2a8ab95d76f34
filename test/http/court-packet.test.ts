import { randomUUID } from 'node:crypto';
import { readPacketFile, verifyPacketFile } from '#persistence/packets/packet-file';
import { entriesNotInLog } from '#persistence/packets/packet-in-log';
import { readPublicKey, type PacketPublicKey } from '#persistence/packets/packet-key';
import type { CourtPacket } from '#protocol/views/court-packet';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { attests, chargeOf, conditionOf, conditionOn, consents, dayFrom, docketOf, isHeld, isMet, isTakenIn, screenIn, treatmentWords } from '../support/http-moves.js';
import { day, justiceConsent } from '../support/moves.js';
import { readPdf } from '../support/pdf-words.js';

describe('the court packet', () => {
  let http: HttpEngine;
  let key: PacketPublicKey;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock, manyCases: true });
    key = readPublicKey(JSON.stringify(await http.read('mari-prosecutor', 'packets/key')));
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  interface Held {
    charges?: string[];
    /** What of the consent is otherwise; `none`: it is put off. */
    consent?: object | 'none';
  }

  interface Disclosed {
    channel: string;
    toStaff: string;
    consentId: string | null;
    what: string[];
  }

  async function held({ charges = ['drugPossession'], consent = {} }: Held = {}): Promise<string> {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', charges));
    await isMet(http, 'mari', caseId);
    await isTakenIn(http, 'mari', caseId);
    if (consent === 'none') await http.does('mari-peer', caseId, 'deferConsent', { reason: 'notWanted' });
    else await http.does('mari-peer', caseId, 'captureConsent', justiceConsent({ signedOn: dayFrom(http, -1), ...consent }));
    await isHeld(http, 'mari', caseId, [conditionOn(http, 'engage'), conditionOn(http, 'noNewCharge')]);
    return caseId;
  }

  const chargeIdOf = async (caseId: string, nth = 0): Promise<string> => (await chargeOf(http, 'mari', caseId, nth)).id as string;
  const path = (caseId: string, chargeId: string, format: string) => `/api/cases/${caseId}/charges/${chargeId}/packet?format=${format}`;

  async function fileFor(as: string, caseId: string, chargeId: string, format = 'json'): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(http.base + path(caseId, chargeId, format), { headers: { Authorization: `Bearer ${await http.token(as)}` } });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  /** As this person gets it, verified with the published key. */
  async function packetFor(as: string, caseId: string, chargeId?: string): Promise<CourtPacket> {
    const { status, bytes } = await fileFor(as, caseId, chargeId ?? (await chargeIdOf(caseId)));
    if (status !== 200) throw new Error(`packet for ${as}: ${status} ${bytes.toString()}`);
    const verified = verifyPacketFile(bytes, key);
    if (!verified.ok) throw new Error(verified.why);
    return verified.packet;
  }

  async function refusalFor(as: string, caseId: string, chargeId: string): Promise<[number, string]> {
    const { status, body } = await http.send('GET', path(caseId, chargeId, 'json'), { as });
    return [status, body.code as string];
  }

  async function disclosuresOf(caseId: string): Promise<Disclosed[]> {
    const { rows } = await http.engine.database.pool.query<Disclosed>(
      `select channel, to_staff as "toStaff", consent_id as "consentId", what from disclosure where case_id = $1 and channel = 'packet' order by seq`,
      [caseId],
    );
    return rows;
  }

  const revoke = async (caseId: string, nth = 0) => {
    const { rows } = await http.engine.database.pool.query<{ id: string }>(`select file->'consents'->$2::int->>'id' as id from case_head where case_id = $1`, [caseId, nth]);
    await http.does('mari-peer', caseId, 'revokeConsent', { consent: rows[0]!.id, personTold: true });
  };

  it('says under the consent how each condition stands, by whom and when, what is recommended, and by which entries that is proved', async () => {
    const caseId = await held();
    await attests(http, 'mari-case-manager', caseId, 'engage', 'met', { evidence: 'Came to every withdrawal group' });
    const packet = await packetFor('mari-prosecutor', caseId);
    expect(packet).toMatchObject({
      madeFor: { id: staffId('mari-prosecutor'), name: 'Anne-Marie Koch', roles: ['prosecutor'] },
      program: { id: 'madison-mari' },
      caseId,
      charge: { class: 'drugPossession', title: 'As the officer writes it', status: 'held', owner: { name: 'Anne-Marie Koch' }, deadline: { kind: 'holdEnds' } },
      consent: { scope: ['conditions'], signedOn: dayFrom(http, -1) },
      conditions: [
        { kind: 'engage', text: 'Go to the meetings that you agreed on', status: 'met', attestedBy: { name: 'Sofia Brandt' }, evidence: 'onFile' },
        { kind: 'noNewCharge', status: 'open', evidence: 'none' },
      ],
      recommendation: { value: 'continue', reasons: ['notAllMet'] },
      decisions: [],
      statement: expect.stringContaining('42 CFR part 2'),
    });
    expect(JSON.stringify(packet)).not.toMatch(treatmentWords);
    expect(packet.proof.entries.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['openOfficerIntervention', 'captureConsent', 'setConditions', 'acceptHold', 'signConditions', 'attestCondition']),
    );
    expect(await entriesNotInLog(http.engine.database.pool, packet)).toEqual([]);
  });

  it('comes as a paper with the same words, the signed JSON inside, and a signature over all of it', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    const { headers, bytes } = await fileFor('mari-court-liaison', caseId, id, 'pdf');
    const verified = verifyPacketFile(bytes, key);
    expect(verified.ok).toBe(true);
    const { packetId } = readPacketFile(bytes)!;
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual(['application/pdf', `attachment; filename="court-packet-${packetId}.pdf"`]);
    const { words, pages } = await readPdf(bytes);
    for (const part of ['Go to the meetings that you agreed on', 'As the officer writes it', 'Continue the hold', packetId]) expect(words).toContain(part);
    for (const text of pages) expect(text).toContain('protected by Federal confidentiality rules (42 CFR part 2)');
  });

  it('is JSON with no personal data in the name of its file where nothing else is asked for', async () => {
    const caseId = await held();
    const response = await http.send('GET', `/api/cases/${caseId}/charges/${await chargeIdOf(caseId)}/packet`, { as: 'mari-prosecutor' });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="court-packet-${response.body.packet.packetId}.json"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('without a consent says so in place of conditions and recommendation, and keeps charge, owner, deadline and decisions', async () => {
    const caseId = await held({ consent: 'none' });
    const id = await chargeIdOf(caseId);
    await attests(http, 'mari-case-manager', caseId, 'engage', 'met');
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'extend', extendTo: '2031-12-31', reason: 'More time to pay' });
    const packet = await packetFor('mari-prosecutor', caseId);
    expect(packet).toMatchObject({ consent: 'noConsent', conditions: 'noConsent', recommendation: 'noConsent' });
    expect(packet).toMatchObject({
      charge: { owner: { name: 'Anne-Marie Koch' }, deadline: { kind: expect.any(String) } },
      decisions: [{ decision: 'extend', by: { name: 'Anne-Marie Koch' }, reason: 'More time to pay' }],
    });
    expect(packet.proof.entries.map(({ step }) => step)).not.toContain('attestCondition');
  });

  it('says nothing more of the conditions once the consent is revoked, between two packets', async () => {
    const caseId = await held({ consent: { ends: 'onDate', expiresOn: dayFrom(http, 200) } });
    expect((await packetFor('mari-prosecutor', caseId)).conditions).toHaveLength(2);
    await revoke(caseId);
    expect(await packetFor('mari-prosecutor', caseId)).toMatchObject({ consent: 'noConsent', conditions: 'noConsent', recommendation: 'noConsent' });
  });

  it('goes on to say it where the consent lasts until the final disposition, and says that its revocation was asked for', async () => {
    const caseId = await held();
    await revoke(caseId);
    expect((await packetFor('mari-prosecutor', caseId)).consent).toMatchObject({ revocationAsked: true });
  });

  it('is in force on the last day of the consent, and no longer on the day after', async () => {
    const caseId = await held({ consent: { ends: 'onDate', expiresOn: '2031-03-10' } });
    clock.set('2031-03-11T04:59:59.999Z');
    expect((await packetFor('mari-prosecutor', caseId)).conditions).toHaveLength(2);
    clock.set('2031-03-11T05:00:00.000Z');
    expect((await packetFor('mari-prosecutor', caseId)).conditions).toBe('noConsent');
  });

  it('is of one charge, where the person has two', async () => {
    const caseId = await held({ charges: ['drugPossession', 'retailTheft'] });
    const [first, second] = [await chargeIdOf(caseId, 0), await chargeIdOf(caseId, 1)];
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: first, decision: 'dismiss', reason: 'Not enough to go on' });
    const [released, stillHeld] = [await packetFor('mari-prosecutor', caseId, first), await packetFor('mari-prosecutor', caseId, second)];
    expect(released).toMatchObject({ charge: { id: first, status: 'dismissed', endedAt: clock.now().toISOString() }, decisions: [{ decision: 'dismiss' }], recommendation: { value: 'none' } });
    expect(released.charge.deadline).toBeUndefined();
    expect(stillHeld).toMatchObject({ charge: { id: second, class: 'retailTheft', status: 'held' }, decisions: [] });
    expect(stillHeld.proof.entries.map(({ step }) => step)).not.toContain('decideCharge');
  });

  it('says "no consent" after the final disposition, with which the consent ended, and still how the charge ended', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'decline', reason: 'Every condition is met' });
    clock.advance(day);
    expect(await packetFor('mari-prosecutor', caseId, id)).toMatchObject({ charge: { status: 'declined' }, conditions: 'noConsent', decisions: [{ decision: 'decline' }] });
  });

  it('keeps a missed condition from the prosecutor until the defender has answered, and then hands the answer on', async () => {
    const caseId = await held();
    await http.does('mari-coordinator', caseId, 'assignStaff', { role: 'defender', person: staffId('mari-defender') });
    await attests(http, 'mari-case-manager', caseId, 'engage', 'missed', { because: 'attendance' });
    const waiting = await packetFor('mari-prosecutor', caseId);
    expect(waiting.conditions).toContainEqual(expect.objectContaining({ kind: 'engage', status: 'notYet', evidence: 'none' }));
    expect(JSON.stringify(waiting)).not.toMatch(/missed|attestCondition/);

    await http.does('mari-defender', caseId, 'recordDefenderAnswer', { condition: await conditionOf(http, 'mari', caseId, 'engage'), answer: 'The provider had closed' });
    const answered = await packetFor('mari-prosecutor', caseId);
    expect(answered.conditions).toContainEqual(expect.objectContaining({ status: 'missed', defenderAnswer: { state: 'answered', text: 'The provider had closed' } }));
    expect(answered.recommendation).toEqual({ value: 'review', reasons: ['conditionMissed'] });
    const [row] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(row.conditions).toContainEqual(expect.objectContaining({ status: 'missed', defenderAnswer: 'answered', answer: 'The provider had closed' }));
  });

  it('is for the defender where the consent names the defense, and not otherwise', async () => {
    const named = await held();
    expect((await packetFor('mari-defender', named)).conditions).toHaveLength(2);

    const notNamed = await held({ consent: { recipients: [{ class: 'prosecution' }] } });
    expect(await refusalFor('mari-defender', notNamed, await chargeIdOf(notNamed))).toEqual([403, 'CONSENT.MISSING']);
    expect(await docketOf(http, 'mari-defender', notNamed)).toMatchObject([{ status: 'held', deadline: { kind: 'holdEnds' }, consent: 'noConsent', conditions: 'noConsent' }]);
    expect(await docketOf(http, 'mari-prosecutor', notNamed)).toMatchObject([{ consent: 'inForce', conditions: [{ kind: 'engage' }, { kind: 'noNewCharge' }] }]);
  });

  it('is not there for anybody else, for a charge of another case, or for no charge at all', async () => {
    const [caseId, other] = [await held(), await held()];
    const id = await chargeIdOf(caseId);
    for (const as of ['mari-peer', 'mari-case-manager', 'mari-officer', 'mari-coordinator', 'mari-privacy-officer', 'mari-administrator', 'door-prosecutor']) {
      expect([as, ...(await refusalFor(as, caseId, id))]).toEqual([as, 404, 'PACKET.NOT_FOUND']);
    }
    for (const [ofCase, charge] of [[other, id], [caseId, randomUUID()], [randomUUID(), id], [caseId, 'x'], ['x', id]] as const) {
      expect(await refusalFor('mari-prosecutor', ofCase, charge)).toEqual([404, 'PACKET.NOT_FOUND']);
    }
  });

  it('is refused in another form, and without signing in', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    expect(await http.send('GET', path(caseId, id, 'docx'), { as: 'mari-prosecutor' })).toMatchObject({ status: 400, body: { errors: [{ field: 'format' }] } });
    expect((await http.send('GET', path(caseId, id, 'json'))).status).toBe(401);
    expect((await http.send('GET', '/api/packets/key')).status).toBe(401);
  });

  it('goes by what its reader may know as a prosecutor, whatever else the same person is', async () => {
    const caseId = await held({ consent: 'none' });
    const { pool } = http.engine.database;
    await pool.query(`update staff set roles = roles || '{coordinator}' where id = $1`, [staffId('mari-prosecutor')]);
    try {
      expect(await packetFor('mari-prosecutor', caseId)).toMatchObject({ madeFor: { roles: ['prosecutor'] }, conditions: 'noConsent', recommendation: 'noConsent' });
    } finally {
      await pool.query(`update staff set roles = array_remove(roles, 'coordinator') where id = $1`, [staffId('mari-prosecutor')]);
    }
  });

  it('waits for a revocation that is being recorded, and does not rely on the consent', async () => {
    const caseId = await held({ consent: { ends: 'onDate', expiresOn: dayFrom(http, 200) } });
    const id = await chargeIdOf(caseId);
    const { pool } = http.engine.database;
    const revoking = await pool.connect();
    try {
      await revoking.query('begin');
      await revoking.query(`update case_head set file = jsonb_set(file, '{consents,0,revokedAt}', to_jsonb($2::text)) where case_id = $1`, [caseId, clock.now().toISOString()]);
      const { rows } = await revoking.query<{ xid: string }>('select pg_current_xact_id()::xid::text as xid');
      const { xid } = rows[0]!;
      const asked = packetFor('mari-prosecutor', caseId, id);
      await http.engine.until('the packet to wait', async () => {
        const { rowCount } = await pool.query('select from pg_locks where not granted and transactionid::text = $1', [xid]);
        return rowCount === 1;
      });
      await revoking.query('commit');
      expect((await asked).conditions).toBe('noConsent');
    } finally {
      revoking.release();
    }
  });

  it('is no more once the justice records are sealed', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'decline', reason: 'Every condition is met' });
    await http.does('mari-privacy-officer', caseId, 'sealRecords', { classes: ['justice'], ground: 'completion' });
    expect(await refusalFor('mari-prosecutor', caseId, id)).toEqual([404, 'PACKET.NOT_FOUND']);
    expect(await docketOf(http, 'mari-prosecutor', caseId, '&status=declined')).toEqual([]);
  });

  it('is a disclosure each time it is made, also where it says "no consent"', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    const first = await packetFor('mari-prosecutor', caseId);
    const second = await packetFor('mari-prosecutor', caseId);
    expect(second.packetId).not.toBe(first.packetId);
    const { consentId } = first.consent as Exclude<CourtPacket['consent'], string>;
    const disclosed = { channel: 'packet', toStaff: staffId('mari-prosecutor'), consentId, what: [`charge:${id}`, 'section:conditions', 'section:recommendation'] };
    expect(await disclosuresOf(caseId)).toEqual([disclosed, disclosed]);

    const without = await held({ consent: 'none' });
    await packetFor('mari-prosecutor', without);
    expect(await disclosuresOf(without)).toMatchObject([{ consentId: null, what: [expect.stringMatching(/^charge:/)] }]);
  });

  it('records no disclosure where it is refused', async () => {
    const caseId = await held({ consent: { recipients: [{ class: 'prosecution' }] } });
    await refusalFor('mari-defender', caseId, await chargeIdOf(caseId));
    expect(await disclosuresOf(caseId)).toEqual([]);
  });

  it('is in the audit with its number, and so is a refusal', async () => {
    const caseId = await held();
    const id = await chargeIdOf(caseId);
    const { packetId } = await packetFor('mari-prosecutor', caseId);
    await refusalFor('mari-peer', caseId, id);
    const { rows } = await http.engine.database.pool.query<{ outcome: string; body: string }>(
      `select outcome, body from audit_event where action = 'exportPacket' and $1::uuid = any(case_ids) order by at, seq`,
      [caseId],
    );
    expect(rows.map(({ outcome, body }) => [outcome, (JSON.parse(body) as { detail: object }).detail])).toEqual([['done', { chargeId: id, packetId }], ['refused', { chargeId: id }]]);
  });

  it('names entries that the log does not hold, where it is of another log', async () => {
    const packet = await packetFor('mari-prosecutor', await held());
    const [first] = packet.proof.entries as [CourtPacket['proof']['entries'][number]];
    const forged = { ...packet, proof: { ...packet.proof, entries: [{ ...first, hash: 'ab'.repeat(32) }, ...packet.proof.entries.slice(1)] } };
    expect(await entriesNotInLog(http.engine.database.pool, forged)).toEqual([first.entry]);
    expect(await entriesNotInLog(http.engine.database.pool, { ...packet, caseId: randomUUID() })).toContain(packet.proof.head.entry);
  });

  it('gives its key to every account, and never the private half', async () => {
    for (const as of ['mari-peer', 'door-officer', 'mari-administrator']) {
      expect(Object.keys((await http.read(as, 'packets/key')) as object).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    }
  });
});

describe('the docket', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock, manyCases: true });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  async function heldOn(consent: boolean, attested = false): Promise<string> {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
    await isMet(http, 'mari', caseId);
    await isTakenIn(http, 'mari', caseId);
    if (consent) await consents(http, 'mari', caseId);
    else await http.does('mari-peer', caseId, 'deferConsent', { reason: 'notWanted' });
    await isHeld(http, 'mari', caseId, [conditionOn(http, 'engage')]);
    if (attested) await attests(http, 'mari-case-manager', caseId, 'engage', 'met');
    return caseId;
  }

  it('can be asked for one owner, for deadlines of a week, for what nobody has attested, and for those without a consent', async () => {
    const [open, met, unknown] = [await heldOn(true), await heldOn(true, true), await heldOn(false)];
    clock.advance(40 * day);
    const later = await heldOn(true);
    const found = async (as: string, query: string) => {
      const { items } = await http.read(as, `docket?limit=500&${query}`);
      const names = new Map([[open, 'open'], [met, 'met'], [unknown, 'unknown'], [later, 'later']]);
      return (items as { caseId: string }[]).map(({ caseId }) => names.get(caseId)).sort();
    };
    expect(await found('mari-prosecutor', `owner=${staffId('mari-prosecutor')}`)).toEqual(['later', 'met', 'open', 'unknown']);
    expect(await found('mari-prosecutor', `owner=${staffId('mari-court-liaison')}`)).toEqual([]);
    const { at } = (await docketOf(http, 'mari-prosecutor', open))[0].deadline as { at: string };
    const after = new Date(Date.parse(at) + 1).toISOString();
    expect(await found('mari-prosecutor', `dueFrom=${at}&dueTo=${after}`)).toEqual(['met', 'open', 'unknown']);
    expect(await found('mari-prosecutor', `dueTo=${at}`)).toEqual([]);
    expect(await found('mari-prosecutor', `dueFrom=${after}`)).toEqual(['later']);
    expect(await found('mari-prosecutor', 'unattested=true')).toEqual(['later', 'open']);
    expect(await found('mari-prosecutor', 'consent=noConsent')).toEqual(['unknown']);
    expect(await found('mari-prosecutor', 'consent=inForce')).toEqual(['later', 'met', 'open']);
    // The team may know of conditions without that consent.
    expect(await found('mari-case-manager', 'unattested=true')).toEqual(['later', 'open', 'unknown']);

    const pages: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await http.read('mari-prosecutor', `docket?limit=1&consent=inForce${cursor && `&cursor=${cursor}`}`);
      pages.push(...(page.items as { caseId: string }[]).map(({ caseId }) => caseId));
      cursor = page.next as string | undefined;
    }
    expect([...pages].sort()).toEqual([open, met, later].sort());
  });

  it.each(['owner=x', 'dueFrom=tomorrow', 'dueTo=2031-03-04', 'unattested=false', 'consent=maybe'])('refuses what it cannot read: %s', async (query) => {
    expect(await http.send('GET', `/api/docket?${query}`, { as: 'mari-prosecutor' })).toMatchObject({ status: 400, body: { errors: [{ field: query.split('=')[0] }] } });
  });
});
