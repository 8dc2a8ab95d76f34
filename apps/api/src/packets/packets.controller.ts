import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { makePacket } from '#persistence/packets/make-packet';
import { attachmentName, signedJson, signedPdf } from '#persistence/packets/packet-file';
import type { PacketPublicKey } from '#persistence/packets/packet-key';
import type { Caller } from '#persistence/reads/staff-list';
import { courtPacketDocument } from '#protocol/documents/court-packet.document';
import { isUuid } from '#protocol/value-forms';
import type { CourtPacket } from '#protocol/views/court-packet';
import { Audited } from '../audit/audited.js';
import { IfGiven } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { pdfOf } from '../print/pdf.js';
import { problem, ProblemException, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const formats = ['json', 'pdf'] as const;

class PacketQueryDto {
  @ApiProperty({ type: String, enum: formats, default: 'json', required: false })
  @IfGiven()
  @IsIn(formats)
  format?: (typeof formats)[number];
}

class PacketKeySchema implements PacketPublicKey {
  @ApiProperty({ type: String, enum: ['OKP'] })
  kty!: 'OKP';
  @ApiProperty({ type: String, enum: ['Ed25519'] })
  crv!: 'Ed25519';
  @ApiProperty({ type: String })
  x!: string;
  @ApiProperty({ type: String, description: 'Its thumbprint (RFC 7638), which packets name it by' })
  kid!: string;
  @ApiProperty({ type: String, enum: ['EdDSA'] })
  alg!: 'EdDSA';
  @ApiProperty({ type: String, enum: ['sig'] })
  use!: 'sig';
}

/** A packet as it is handed out, and its number for the audit. */
class PacketFile extends StreamableFile {
  constructor(
    readonly packetId: string,
    bytes: Buffer,
    type: string,
    name: string,
  ) {
    super(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}

const signedPacketSchema = {
  type: 'object',
  required: ['packet', 'signature', 'keyId'],
  properties: { packet: { type: 'object', additionalProperties: true }, signature: { type: 'string' }, keyId: { type: 'string' } },
};

@ApiTags('packets')
@ApiBearerAuth()
@Controller()
export class PacketsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get('cases/:caseId/charges/:chargeId/packet')
  @Audited('exportPacket', ({ params, answer }) => ({
    detail: {
      ...(isUuid(params['chargeId']) && { chargeId: params['chargeId'].toLowerCase() }),
      ...(answer instanceof PacketFile && { packetId: answer.packetId }),
    },
  }))
  @ApiOperation({
    operationId: 'makeCourtPacket',
    summary: 'The signed packet of one charge, for the court',
    description: 'Each request makes a packet of its own, and each is a disclosure. "npm run verify-packet" checks one without access to the system.',
  })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'chargeId', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ type: PacketQueryDto })
  @ApiResponse({
    status: 200,
    description: 'The packet, signed',
    content: { 'application/json': { schema: signedPacketSchema }, 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Problems(400, 404)
  async make(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Param('chargeId') chargeId: string, @Query() query: unknown): Promise<StreamableFile> {
    const { format = 'json' } = shaped(PacketQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId) || !isUuid(chargeId)) throw noSuchPacket();
    const packet = await makePacket(this.parts, staff, { caseId: caseId.toLowerCase(), chargeId: chargeId.toLowerCase() });
    if (packet === 'notFound') throw noSuchPacket();
    if (packet === 'noConsent') refuse(403, 'CONSENT.MISSING', 'A defender has a packet under the consent of the person alone');
    return format === 'json' ? this.asJson(packet) : this.asPdf(packet);
  }

  @Get('packets/key')
  @ApiOperation({ operationId: 'readPacketKey', summary: 'The public key that court packets are verified with (JWK, Ed25519)' })
  @Answers(200, PacketKeySchema, 'The key')
  @Problems()
  async key(@SignedIn() caller: Caller): Promise<PacketPublicKey> {
    await this.staffDesk.staffOf(caller);
    return this.parts.packetKey.publicKey;
  }

  private asJson(packet: CourtPacket): PacketFile {
    const bytes = Buffer.from(signedJson(packet, this.parts.packetKey));
    return new PacketFile(packet.packetId, bytes, 'application/json', attachmentName(packet.packetId));
  }

  private async asPdf(packet: CourtPacket): Promise<PacketFile> {
    const name = attachmentName(packet.packetId);
    const content = Buffer.from(signedJson(packet, this.parts.packetKey));
    const paper = await pdfOf(courtPacketDocument(packet), { attachments: [{ name, type: 'application/json', content }] });
    return new PacketFile(packet.packetId, signedPdf(paper, this.parts.packetKey), 'application/pdf', name.replace(/json$/, 'pdf'));
  }
}

/** One answer for whoever may have none, whether there is such a charge or not. */
function noSuchPacket(): ProblemException {
  return new ProblemException(problem(404, 'PACKET.NOT_FOUND', 'There is no such packet'));
}
