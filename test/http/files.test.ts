import { randomUUID } from 'node:crypto';
import { sweepFiles } from '#persistence/files/sweep-files';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { screenIn } from '../support/http-moves.js';
import { TestClock } from '../support/engine.js';

const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
const pdf = (text = 'Certificate of attendance') => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)]);
const jpeg = Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), Buffer.from('Exif GPS 34.0522'), Buffer.alloc(10)]);
const heic = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic'), Buffer.alloc(12)]);

interface Upload {
  as?: string;
  content?: Buffer;
  type?: string;
  name?: string;
  fileId?: string;
}

describe('evidence files', () => {
  const clock = new TestClock();
  let http: HttpEngine;
  let caseId: string;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true, clock });
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    clock.set(new Date());
    caseId = await opened();
  });

  const opened = () => http.opened('door-officer', 'la-door', screenIn(http, 'southLa', ['drugPossession'], { criteria }));

  async function sendForm(form: FormData | Buffer, { as = 'door-peer', to = caseId, headers = {} }: { as?: string; to?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
    const response = await fetch(`${http.base}/api/cases/${to}/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await http.token(as)}`, ...headers },
      body: form as FormData,
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answered };
  }

  function formOf({ content = pdf(), type = 'application/pdf', name = 'certificate.pdf', fileId }: Upload): FormData {
    const form = new FormData();
    if (fileId !== undefined) form.append('fileId', fileId);
    form.append('file', new Blob([new Uint8Array(content)], { type }), name);
    return form;
  }
  const uploads = (upload: Upload = {}, to = caseId) => sendForm(formOf(upload), { to, ...(upload.as !== undefined && { as: upload.as }) });

  async function uploaded(upload: Upload = {}): Promise<string> {
    const { status, body } = await uploads(upload);
    if (status !== 201) throw new Error(`The upload was not taken: ${status} ${JSON.stringify(body)}`);
    return body.fileId as string;
  }

  const adds = (file: string, as = 'door-peer', more: object = {}, commandId: string = randomUUID()) =>
    http.send('POST', `/api/cases/${caseId}/steps/addEvidence`, { as, body: { commandId, input: { file, ...more } } });

  async function added(upload: Upload = {}): Promise<string> {
    const fileId = await uploaded(upload);
    const { status, body } = await adds(fileId, upload.as);
    if (status !== 200) throw new Error(`addEvidence: ${status} ${JSON.stringify(body)}`);
    return fileId;
  }

  async function downloads(fileId: string, as = 'door-peer', of = caseId): Promise<{ status: number; headers: Headers; content: Buffer }> {
    const response = await fetch(`${http.base}/api/cases/${of}/files/${fileId}`, { headers: { Authorization: `Bearer ${await http.token(as)}` } });
    return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
  }

  const rowOf = async (fileId: string) => {
    const { rows } = await http.engine.database.pool.query<Record<string, unknown>>('select * from case_file where file_id = $1', [fileId]);
    return rows[0]!;
  };

  it.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'application/pdf'],
    ['a photograph', jpeg, 'image/jpeg'],
    ['a screenshot', png, 'image/png'],
    ['a picture from a telephone', heic, 'image/heic'],
    ['a text with accents', Buffer.from('Asistió a la sesión\r\n\tdos horas'), 'text/plain'],
  ])('%s comes back as it was given', async (_what, content, type) => {
    const { status, body } = await uploads({ content, type, name: 'Jordan Avery.bin' });
    expect({ status, body }).toEqual({ status: 201, body: { fileId: expect.any(String), size: content.length, type, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    await adds(body.fileId as string);
    const back = await downloads(body.fileId as string);
    expect({ status: back.status, same: back.content.equals(content), type: back.headers.get('content-type') }).toEqual({ status: 200, same: true, type: type === 'text/plain' ? 'text/plain; charset=utf-8' : type });
  });

  it('is a download and nothing that a browser runs or keeps', async () => {
    const { headers } = await downloads(await added({ name: "Año' 1.pdf" }));
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="evidence-[0-9a-f-]{36}\.pdf"; filename\*=UTF-8''A%C3%B1o%27%201\.pdf$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    ['invoice.hta', 'text/plain', 'invoice.hta.txt'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['run\u202Efdp.exe', 'application/pdf', 'runfdp.exe.pdf'],
  ])('%s of the type %s is saved as %s: under no name that a device would run', async (name, type, saved) => {
    const content = { 'text/plain': Buffer.from('<script>'), 'image/jpeg': jpeg, 'application/pdf': pdf() }[type]!;
    const { headers } = await downloads(await added({ name, type, content }));
    expect(headers.get('content-disposition')).toMatch(new RegExp(`UTF-8''${saved}$`));
  });

  it('is stored as ciphertext, its name too', async () => {
    const row = await rowOf(await added({ content: pdf('MARKED-CONTENT'), name: 'MARKED-NAME.pdf' }));
    expect(`${(row['content'] as Buffer).toString('latin1')}${JSON.stringify({ ...row, content: '' })}`).not.toMatch(/MARKED/);
  });

  it('a type that the device does not know is told by the content', async () => {
    expect((await uploads({ content: heic, type: 'application/octet-stream' })).body).toMatchObject({ type: 'image/heic' });
  });

  describe('bad input', () => {
    it.each<[string, Upload, number, string]>([
      ['an empty file', { content: Buffer.alloc(0) }, 422, 'FILE.EMPTY'],
      ['a web page', { content: Buffer.from('<script>1</script>'), type: 'text/html' }, 415, 'FILE.TYPE_NOT_TAKEN'],
      ['a type that nobody knows', { content: Buffer.from([0, 1, 2]), type: 'application/octet-stream' }, 415, 'FILE.TYPE_NOT_TAKEN'],
      ['a picture that says it is a document', { content: png, type: 'application/pdf' }, 422, 'FILE.NOT_WHAT_IT_SAYS'],
      ['bytes that say they are text', { content: Buffer.from([65, 0, 66]), type: 'text/plain' }, 422, 'FILE.NOT_WHAT_IT_SAYS'],
      ['an id that is none', { fileId: 'scan-1' }, 400, 'INPUT.INVALID'],
      ['a file from somebody who adds no evidence', { as: 'door-privacy-officer' }, 403, 'ROLE.NOT_ALLOWED'],
      ['a file from somebody who may not know of the case', { as: 'mari-peer' }, 404, 'CASE.NOT_FOUND'],
    ])('%s is refused by its code', async (_what, upload, status, code) => {
      const answer = await uploads(upload);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      const { rows } = await http.engine.database.pool.query('select 1 from case_file where case_id = $1', [caseId]);
      expect(rows).toEqual([]);
    });

    it('one byte more than the limit is too large, and the limit itself is not', async () => {
      const limit = 10 * 1024 * 1024;
      expect((await uploads({ content: Buffer.concat([pdf(), Buffer.alloc(limit - pdf().length)]) })).status).toBe(201);
      const { status, body, headers } = await uploads({ content: Buffer.concat([pdf(), Buffer.alloc(limit + 1 - pdf().length)]) });
      expect({ status, code: body.code, type: headers.get('content-type') }).toEqual({ status: 413, code: 'FILE.TOO_LARGE', type: expect.stringContaining('application/problem+json') });
    });

    it.each<[string, (form: FormData) => void, string]>([
      ['no file', () => undefined, 'INPUT.INVALID'],
      ['a part of another name', (form) => form.append('photo', new Blob(['x'])), 'BODY.NOT_READ'],
      ['two files', (form) => ['a', 'b'].forEach((name) => form.append('file', new Blob([new Uint8Array(pdf())]), name)), 'BODY.NOT_READ'],
      ['a field that does not exist', (form) => form.append('caseId', 'x'), 'INPUT.INVALID'],
    ])('a form with %s', async (_what, fill, code) => {
      const form = new FormData();
      fill(form);
      const { status, body } = await sendForm(form);
      expect({ status, code: body.code }).toEqual({ status: 400, code });
    });

    it.each<[string, string, Buffer, number, string]>([
      ['a form that ends early', 'multipart/form-data; boundary=x', Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-'), 400, 'BODY.NOT_READ'],
      ['a form without a boundary', 'multipart/form-data', Buffer.from('--x--'), 400, 'BODY.NOT_READ'],
      ['a file that is no form', 'application/pdf', pdf(), 415, 'BODY.NOT_MULTIPART'],
      ['JSON', 'application/json', Buffer.from('{}'), 415, 'BODY.NOT_MULTIPART'],
    ])('%s', async (_what, type, body, status, code) => {
      const answer = await sendForm(body, { headers: { 'Content-Type': type } });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    });

    it('a case that nobody has opened, and an address that is none', async () => {
      expect((await uploads({}, randomUUID())).body.code).toBe('CASE.NOT_FOUND');
      expect((await uploads({}, 'x')).body.code).toBe('CASE.NOT_FOUND');
      expect((await http.send('GET', `/api/cases/${caseId}/files/x`, { as: 'door-peer' })).body.code).toBe('FILE.NOT_FOUND');
    });

    it('a file is taken by no other route', async () => {
      const response = await fetch(`${http.base}/api/cases/${caseId}/steps/addNote`, { method: 'POST', headers: { Authorization: `Bearer ${await http.token('door-peer')}` }, body: formOf({}) });
      expect(response.status).toBe(400);
    });

    it('a closed case takes no file', async () => {
      await http.engine.workerDatabase.pool.query(`update case_head set file = jsonb_set(file, '{status}', '"closed"'), status = 'closed' where case_id = $1`, [caseId]);
      expect((await uploads()).body).toMatchObject({ status: 409, code: 'CASE.CLOSED' });
    });

    it('the 51st file of a case, and the byte above 100 MB', async () => {
      const fill = (files: number, size: number) =>
        http.engine.database.pool.query(
          `insert into case_file (file_id, case_id, agency_id, class, provenance, type, size, uploaded_by, organisation_id, part2, uploaded_at, mac, generation, content)
           select gen_random_uuid(), case_id, agency_id, 'service', 'case', 'text/plain', $3, opened_by, opened_by, false, now(), '', 1, '' from case_head, generate_series(1, $2) where case_id = $1`,
          [caseId, files, size],
        );
      await fill(49, 1);
      expect((await uploads()).status).toBe(201);
      expect((await uploads()).body).toMatchObject({ status: 422, code: 'FILE.CASE_FULL' });
      caseId = await opened();
      await fill(1, 100 * 1024 * 1024 - pdf().length);
      expect((await uploads()).status).toBe(201);
      expect((await uploads({ content: Buffer.from('x'), type: 'text/plain' })).body).toMatchObject({ code: 'FILE.CASE_FULL' });
    });
  });

  describe('the same id', () => {
    it('with the same file is the same upload; with another file or from another person it is refused', async () => {
      const fileId = randomUUID();
      const first = await uploads({ fileId });
      expect(first.status).toBe(201);
      expect(await uploads({ fileId: fileId.toUpperCase() })).toMatchObject({ status: 200, body: first.body });
      expect(await uploads({ fileId, content: pdf('Another') })).toMatchObject({ status: 409, body: { code: 'FILE.REUSED' } });
      expect(await uploads({ fileId, as: 'door-case-manager' })).toMatchObject({ status: 409, body: { code: 'FILE.REUSED' } });
      expect(await uploads({ fileId }, await opened())).toMatchObject({ status: 409, body: { code: 'FILE.REUSED' } });
    });

    it('twice at once is one file', async () => {
      const fileId = randomUUID();
      const answers = await Promise.all([uploads({ fileId }), uploads({ fileId })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
      const another = randomUUID();
      const others = await Promise.all([uploads({ fileId: another }), uploads({ fileId: another, content: pdf('Another') })]);
      expect(others.map(({ status }) => status).sort()).toEqual([201, 409]);
    });
  });

  describe('until a step refers to it', () => {
    it('its uploader alone reads it, and alone makes it evidence, once', async () => {
      const fileId = await uploaded();
      expect((await downloads(fileId)).status).toBe(200);
      expect((await downloads(fileId, 'door-coordinator')).status).toBe(404);
      expect((await adds(fileId, 'door-coordinator')).body).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION', errors: [{ field: 'file' }] });
      expect((await adds(fileId)).status).toBe(200);
      expect((await adds(fileId)).body).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    });

    it('the same command again is the same evidence', async () => {
      const fileId = await uploaded();
      const commandId = randomUUID();
      const first = await adds(fileId, 'door-peer', {}, commandId);
      expect(await adds(fileId, 'door-peer', {}, commandId)).toMatchObject({ status: 200, body: { version: first.body.version } });
    });

    it('a file of another case is no evidence of this one', async () => {
      const fileId = await uploaded();
      caseId = await opened();
      expect((await adds(fileId)).body).toMatchObject({ code: 'FIELD.NOT_AN_OPTION' });
      expect((await downloads(fileId)).status).toBe(404);
    });

    it('a day after it came it is deleted, and no earlier; what is evidence stays', async () => {
      const [evidence, forgotten] = [await added(), await uploaded()];
      const sweep = () => sweepFiles({ database: http.engine.workerDatabase, clock });
      const { rows } = await http.engine.database.pool.query<{ at: string }>('select uploaded_at as at from case_file where file_id = $1', [forgotten]);
      clock.set(new Date(rows[0]!.at).getTime() + 24 * 3_600_000 - 1);
      await sweep();
      expect(await rowOf(forgotten)).toBeDefined();
      clock.advance(1);
      await sweep();
      expect(await rowOf(forgotten)).toBeUndefined();
      expect(await rowOf(evidence)).toBeDefined();
      expect((await adds(forgotten)).body).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    });
  });

  it('a step that is not recorded leaves the file as it was', async () => {
    const fileId = await uploaded();
    const { pool } = http.engine.database;
    await pool.query(`
      create function fail_at_commit() returns trigger language plpgsql as $$ begin raise exception 'gone' using errcode = '57P01'; end $$;
      create constraint trigger fail_at_commit after insert on case_event deferrable initially deferred for each row execute function fail_at_commit();`);
    expect((await adds(fileId)).status).toBe(503);
    await pool.query('drop trigger fail_at_commit on case_event');
    expect(await rowOf(fileId)).toMatchObject({ event_key: null });
    expect((await adds(fileId)).status).toBe(200);
  });

  it('evidence can be neither changed nor deleted', async () => {
    const fileId = await added();
    const { pool } = http.engine.apiDatabase;
    await expect(pool.query('delete from case_file where file_id = $1', [fileId])).rejects.toThrow(/permission denied/);
    await expect(pool.query(`update case_file set content = '' where file_id = $1`, [fileId])).rejects.toThrow(/permission denied/);
    await expect(http.engine.database.pool.query('update case_file set event_key = null where file_id = $1', [fileId])).rejects.toThrow(/part of the record/);
    await expect(http.engine.workerDatabase.pool.query('delete from case_file where file_id = $1', [fileId])).rejects.toThrow(/part of the record/);
  });

  it('what is altered in the store opens no more', async () => {
    const fileId = await uploaded();
    const other = await uploaded({ content: pdf('Another') });
    const { pool } = http.engine.database;
    const { rows } = await pool.query<{ content: Buffer }>('select content from case_file where file_id = $1', [other]);
    await pool.query('update case_file set content = $2 where file_id = $1', [fileId, rows[0]!.content]);
    expect((await downloads(fileId)).status).toBe(500);
  });

  describe('who reads it', () => {
    it('what a peer outside of a Part 2 program adds is read by the care team and not by the officer or the court', async () => {
      const fileId = await added();
      const statuses = await Promise.all(['door-case-manager', 'door-supervisor', 'door-officer', 'door-prosecutor', 'door-privacy-officer', 'door-administrator'].map(async (as) => [as, (await downloads(fileId, as)).status]));
      expect(Object.fromEntries(statuses)).toEqual({ 'door-case-manager': 200, 'door-supervisor': 200, 'door-officer': 404, 'door-prosecutor': 404, 'door-privacy-officer': 404, 'door-administrator': 404 });
    });

    it('what a clinic adds is read there, and elsewhere under a consent alone', async () => {
      const fileId = await added({ as: 'door-clinician' });
      expect((await downloads(fileId, 'door-clinician')).status).toBe(200);
      expect((await downloads(fileId, 'door-case-manager')).status).toBe(404);
    });

    it('whose key has been destroyed is gone', async () => {
      const fileId = await added();
      await http.engine.database.pool.query(`delete from vault.data_key where holder = $1 and class = 'service'`, [caseId]);
      expect((await downloads(fileId)).status).toBe(410);
    });
  });
});
