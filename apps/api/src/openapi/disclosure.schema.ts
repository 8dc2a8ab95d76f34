import { ApiProperty } from '@nestjs/swagger';
import type { DisclosureNote } from '#protocol/views/disclosure-note';

class ExplainedConsentSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  consentId!: string;
  @ApiProperty({ type: [String] })
  kinds!: DisclosureNote['consents'][number]['kinds'];
  @ApiProperty({ type: [String], description: 'What may be disclosed' })
  scope!: DisclosureNote['consents'][number]['scope'];
  @ApiProperty({ type: [String], description: 'In words' })
  recipients!: readonly string[];
  @ApiProperty({ type: String, description: 'In words' })
  ends!: string;
  @ApiProperty({ type: String, description: "The consent's scope, in a sentence" })
  explanation!: string;
}

/** Goes with every answer that discloses something from treatment under a consent (42 CFR 2.32), or in an emergency. */
export class DisclosureNoteSchema implements DisclosureNote {
  @ApiProperty({ type: String, description: 'The statement of 42 CFR 2.32(a)(1)' })
  statement!: string;
  @ApiProperty({ type: String, description: 'The short form of 42 CFR 2.32(a)(2)' })
  shortStatement!: string;
  @ApiProperty({ type: () => [ExplainedConsentSchema], description: 'Under which this answer discloses' })
  consents!: ExplainedConsentSchema[];
  @ApiProperty({ type: String, format: 'uuid', required: false, description: "The caller's own emergency access, where it was used" })
  emergencyAccessId?: string;
}

/** A property that holds the note, where the answer discloses anything. */
export const Discloses = () => ApiProperty({ type: () => DisclosureNoteSchema, required: false, description: 'Where this answer discloses under a consent' });
