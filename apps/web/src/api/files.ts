import { answerOf, api } from './client';

/** Hands in an evidence file; answers its id, which a step refers to within 24 hours. */
export async function uploadFile(caseId: string, file: File): Promise<string> {
  const { fileId } = await answerOf(
    api.POST('/api/cases/{caseId}/files', {
      params: { path: { caseId } },
      body: { file: '', fileId: crypto.randomUUID() },
      bodySerializer: ({ fileId }) => {
        const form = new FormData();
        form.append('fileId', fileId ?? '');
        form.append('file', file);
        return form;
      },
    }),
  );
  return fileId;
}
