import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type FieldsQuestion,
  type FormQuestion,
  findForms,
  getFormFields,
  getPapersNeeded,
  type RehearsalQuestion,
  rehearseNexus,
} from '../../api/forms.ts';

export const formAnswerQuery = (question: FormQuestion | null) =>
  queryOptions({
    queryKey: ['forms', 'answer', question],
    queryFn: ({ signal }) => (question ? findForms(question, signal) : null),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });

export const papersNeededQuery = (customerId: string) =>
  queryOptions({ queryKey: ['customers', customerId, 'papers-needed'], queryFn: () => getPapersNeeded(customerId) });

export const formFieldsQuery = (question: FieldsQuestion) =>
  queryOptions({ queryKey: ['forms', 'fields', question], queryFn: () => getFormFields(question), staleTime: 60_000 });

export const rehearsalQuery = (question: RehearsalQuestion | null) =>
  queryOptions({
    queryKey: ['forms', 'nexus', question],
    queryFn: ({ signal }) => (question ? rehearseNexus(question, signal) : null),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
