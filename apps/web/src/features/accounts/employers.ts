import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The organisations that an agency's accounts belong to. */
export const employersQuery = queryOptions({ queryKey: ['organisations'], queryFn: () => answerOf(api.GET('/api/staff/organisations')), staleTime: 300_000 });
