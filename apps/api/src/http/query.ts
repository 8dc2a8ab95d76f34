import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';

export const IfGiven = (): PropertyDecorator => ValidateIf((_object: unknown, value: unknown) => value !== undefined);

/** Ids that programs and pathways name themselves by. */
export const IsName = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsString(), MaxLength(100), Matches(/^[\w-]+$/)]) decorate(target, property);
};

/** `?limit=` and `?cursor=` of every list. */
export class PageQuery {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500, default: 50, required: false })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  @ApiProperty({ type: String, required: false, description: '`next` of the page before' })
  @IfGiven()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

const usualLimit = 50;

export function paged<T extends PageQuery>(query: T): T & { limit: number } {
  return Object.assign(query, { limit: query.limit ?? usualLimit });
}

/** A list of one program's, or of all of the caller's. */
export class ProgramPageQuery extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;
}
