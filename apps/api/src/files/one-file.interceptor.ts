import { HttpException, Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { PARTS, type Parts } from '../parts.js';
import { problem, ProblemException, refuse } from '../problem/problem.js';

/** The part of a form that is the file, and how long a name or an id beside it may be, in bytes. */
export const filePart = 'file';
const longestName = 255;

/** A file as it came in, in memory: it is on no disk before it is encrypted. */
export interface IncomingFile {
  /** As the device calls it. */
  originalname: string;
  /** As the device says. */
  mimetype: string;
  buffer: Buffer;
}

/** Reads one file of a `multipart/form-data` body; whatever is wrong with the form is refused by name. */
@Injectable()
export class OneFileInterceptor implements NestInterceptor {
  private readonly form: NestInterceptor;

  constructor(@Inject(PARTS) { environment }: Parts) {
    const { fileMegabytes } = environment;
    const limits = { fileSize: fileMegabytes * 1024 * 1024, files: 1, fields: 1, parts: 2, fieldSize: longestName, fieldNameSize: longestName };
    const Form = FileInterceptor(filePart, { limits, defParamCharset: 'utf8' });
    this.form = new Form();
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.is('multipart/form-data')) refuse(415, 'BODY.NOT_MULTIPART', `Send the file as multipart/form-data, in a part called "${filePart}"`);
    try {
      return await this.form.intercept(context, next);
    } catch (error) {
      throw asProblem(error);
    }
  }
}

/** Some of the body may be unread: the connection cannot be used again. */
const closing = { Connection: 'close' };

function asProblem(error: unknown): unknown {
  if (error instanceof ProblemException) return error;
  const status = error instanceof HttpException ? error.getStatus() : 400;
  if (status === 413) return new ProblemException(problem(413, 'FILE.TOO_LARGE', 'The file is larger than what is taken', { errors: [{ field: filePart, code: 'FILE.TOO_LARGE', message: 'Larger than what is taken' }] }), closing);
  return new ProblemException(problem(400, 'BODY.NOT_READ', `The form cannot be read: it has one part "${filePart}", and at most a field "fileId" before it`), closing);
}
