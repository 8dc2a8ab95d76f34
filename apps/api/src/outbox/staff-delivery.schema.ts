import { ApiProperty } from '@nestjs/swagger';
import { channelKinds, deliveryReasons, deliveryStates } from '#protocol/channels';
import { NamedSchema } from '../cases/case-answers.schema.js';

export class StaffDeliverySchema {
  @ApiProperty({ type: () => NamedSchema })
  to!: NamedSchema;
  @ApiProperty({ type: String, enum: channelKinds, required: false, description: 'Absent where the person has none' })
  channel?: string;
  @ApiProperty({ type: String, enum: deliveryStates, description: '`unknown`: it may have arrived, and is not sent again' })
  state!: string;
  @ApiProperty({ type: String, enum: Object.keys(deliveryReasons), required: false })
  reason?: string;
  @ApiProperty({ type: 'integer', minimum: 0 })
  attempts!: number;
  @ApiProperty({ type: Boolean, description: 'To a supervisor, because those whom it was for could not be reached' })
  escalation!: boolean;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
}
