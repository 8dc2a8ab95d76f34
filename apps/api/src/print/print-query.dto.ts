import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Language } from '#protocol/documents/printed-document';
import { IfGiven } from '../http/query.js';

const languages = ['en', 'es'] as const satisfies readonly Language[];

/** In which language a paper is printed. */
export class PrintQueryDto {
  @ApiProperty({ type: String, enum: languages, default: 'en', required: false })
  @IfGiven()
  @IsIn(languages)
  language?: Language;
}
