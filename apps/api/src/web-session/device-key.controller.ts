import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { deviceKeyOf, type DeviceKey } from '#persistence/keys/device-key';
import type { Caller } from '#persistence/reads/staff-list';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class DevicePublicKeySchema {
  @ApiProperty({ type: String, enum: ['EC'] })
  kty!: 'EC';
  @ApiProperty({ type: String, enum: ['P-256'] })
  crv!: 'P-256';
  @ApiProperty({ type: String })
  x!: string;
  @ApiProperty({ type: String })
  y!: string;
}

class DevicePrivateKeySchema extends DevicePublicKeySchema {
  @ApiProperty({ type: String })
  d!: string;
}

class DeviceKeySchema {
  @ApiProperty({ type: String, description: "The public key's thumbprint (RFC 7638)" })
  keyId!: string;
  @ApiProperty({ type: () => DevicePublicKeySchema })
  publicKey!: DevicePublicKeySchema;
  @ApiProperty({ type: () => DevicePrivateKeySchema })
  privateKey!: DevicePrivateKeySchema;
}

/** What a device keeps for its user is sealed to their own key: whoever finds the device cannot read it. */
@ApiTags('web app')
@ApiBearerAuth()
@Controller('me/device-key')
export class DeviceKeyController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readDeviceKey', summary: "The caller's own key pair (ECDH, P-256), to which their devices seal what they have not sent yet" })
  @Answers(200, DeviceKeySchema, 'Always the same')
  @Problems()
  async read(@SignedIn() caller: Caller): Promise<DeviceKey> {
    const staff = await this.staffDesk.staffOf(caller);
    return deviceKeyOf(this.parts.database.pool, this.parts.vault, staff.id);
  }
}
