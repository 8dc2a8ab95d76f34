import { Body, Controller, Get, Header, Inject, Param, Post, Res, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { v7 as newId } from 'uuid';
import { readFile } from '#persistence/files/read-file';
import { storeFile } from '#persistence/files/store-file';
import type { Caller } from '#persistence/reads/staff-list';
import { evidenceTypes, type EvidenceType } from '#protocol/evidence-files';
import { isUuid } from '#protocol/value-forms';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { Audited } from '../audit/audited.js';
import { shaped } from '../http/shape.js';
import { IfGiven } from '../http/query.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { badFields, noSuchCase, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { idDecorators } from '../steps/dto-from-fields.js';
import { recordedOrThrow } from '../steps/step-desk.js';
import { filePart, OneFileInterceptor, type IncomingFile } from './one-file.interceptor.js';

class UploadDto {
  @ApiProperty({ type: String, format: 'uuid', required: false, description: "The file's own id, a field before it: sent again with the same file, it changes nothing" })
  @IfGiven()
  @idDecorators
  fileId?: string;
}

class UploadSchema extends UploadDto {
  @ApiProperty({ type: String, format: 'binary', description: 'PDF, JPEG, PNG, HEIC or plain text; by its content' })
  file!: string;
}

class StoredFileSchema {
  @ApiProperty({ type: String, format: 'uuid', description: 'What the step "addEvidence" refers to, within 24 hours' })
  fileId!: string;
  @ApiProperty({ type: 'integer', description: 'Bytes' })
  size!: number;
  @ApiProperty({ type: String, enum: Object.keys(evidenceTypes) })
  type!: string;
  @ApiProperty({ type: String, description: 'Of the file as it was sent, in hex' })
  sha256!: string;
}

const id = { schema: { type: 'string', format: 'uuid' } } as const;

/** Evidence files: kept as they were given, metadata of a picture included. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases/:caseId/files')
export class FilesController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Post()
  @UseInterceptors(OneFileInterceptor)
  @Audited('uploadFile')
  @ApiOperation({ operationId: 'uploadFile', summary: 'Hand in an evidence file', description: 'It becomes part of the record with the step that refers to it; without one it is deleted after 24 hours.' })
  @ApiParam({ name: 'caseId', ...id })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadSchema })
  @Answers(201, StoredFileSchema, 'Kept, encrypted')
  @Answers(200, StoredFileSchema, 'The same file again')
  @Problems(400, 404, 409, 413, 415, 422)
  async upload(
    @SignedIn() caller: Caller,
    @Param('caseId') caseId: string,
    @UploadedFile() file: IncomingFile | undefined,
    @Body() fields: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StoredFileSchema> {
    const { fileId = newId() } = shaped(UploadDto, { ...(fields as object) });
    if (!file) throw badFields([{ field: filePart, code: 'FILE.MISSING', message: `The form has no part "${filePart}" with a file` }]);
    if (!isUuid(caseId)) throw noSuchCase();
    const upload = { caseId: caseId.toLowerCase(), fileId, type: file.mimetype, name: file.originalname, content: file.buffer };
    const { created, size, type, sha256 } = recordedOrThrow(await storeFile(this.parts, caller, upload));
    response.status(created ? 201 : 200);
    return { fileId, size, type, sha256 };
  }

  @Get(':fileId')
  @Audited('downloadFile', ({ params: { fileId } }) => ({ detail: { ...(isUuid(fileId) && { fileId: fileId.toLowerCase() }) } }))
  @ApiOperation({ operationId: 'downloadFile', summary: 'An evidence file, for whoever may read it' })
  @ApiParam({ name: 'caseId', ...id })
  @ApiParam({ name: 'fileId', ...id })
  @ApiProduces(...Object.keys(evidenceTypes))
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Problems(404, 410)
  async download(
    @SignedIn() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('fileId') fileId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId)) throw noSuchCase();
    if (!isUuid(fileId)) refuse(404, 'FILE.NOT_FOUND', 'There is no such file');
    const { content, type, name, disclosure } = recordedOrThrow(await readFile(this.parts, staff, { caseId: caseId.toLowerCase(), fileId: fileId.toLowerCase() }));
    if (disclosure) response.set(disclosureHeaders(disclosure));
    return new StreamableFile(content, { type: mediaTypeOf(type), disposition: attachment(fileId, type, name), length: content.length });
  }
}

/** Named by what it is, and, for whoever may read it, by its own name (RFC 6266, RFC 8187). */
function attachment(fileId: string, type: EvidenceType, name: string | undefined): string {
  const plain = `attachment; filename="evidence-${fileId.toLowerCase()}.${evidenceTypes[type]}"`;
  return name === undefined ? plain : `${plain}; filename*=UTF-8''${encodeURIComponent(savedAs(name, type)).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** A device opens a file by the ending of its name: it is one of its type, and nothing in the name hides that. */
function savedAs(name: string, type: EvidenceType): string {
  const shown = name.replace(/[\p{C}\\/]/gu, '');
  const endings = [evidenceTypes[type], ...(type === 'image/jpeg' ? ['jpeg'] : [])];
  return endings.some((ending) => shown.toLowerCase().endsWith(`.${ending}`)) ? shown : `${shown}.${evidenceTypes[type]}`;
}

/** What is kept as text is UTF-8: nothing else was taken. */
function mediaTypeOf(type: EvidenceType): string {
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type;
}

/** A file has no place for the statement of 42 CFR 2.32 and the consent's scope but beside it. */
function disclosureHeaders({ shortStatement, consents }: DisclosureNote): Record<string, string> {
  const ascii = JSON.stringify(consents).replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return { 'Disclosure-Statement': shortStatement, 'Disclosure-Consents': ascii };
}
