import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { PrintedDocument } from '#protocol/documents/printed-document';
import { pdfOf } from './pdf.js';
import { PrintQueryDto } from './print-query.dto.js';

/** A route that answers with a paper, in the language asked for. */
export function PrintsPaper(): MethodDecorator {
  return applyDecorators(
    ApiQuery({ type: PrintQueryDto }),
    ApiResponse({ status: 200, description: 'The paper', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } }),
  );
}

/** The paper as a PDF to keep. The file's name says nothing of anybody. */
export async function asPdf(paper: PrintedDocument, filename: string): Promise<StreamableFile> {
  const bytes = await pdfOf(paper);
  return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${filename}"`, length: bytes.length });
}
