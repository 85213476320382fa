import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { createCertificate, type NewCertificate, sendCertificateEvent } from '../../../api/certificates.ts';
import { uploadDocument } from '../../../api/upload-document.ts';

/** The certificate once it is on file, at the version the last step left. */
export interface Saved {
  certificateId: string;
  version: number;
}

type Step = 'create' | 'document' | 'submit';

export interface SaveState {
  saved: Saved | null;
  /** The step that runs, or the one that failed. */
  step: Step | null;
  running: boolean;
  error: unknown;
  /** Share of the document that has left, 0 to 1. */
  share: number;
}

const START: SaveState = { saved: null, step: null, running: false, error: null, share: 0 };

interface Wanted {
  body: NewCertificate;
  file: File | null;
  submit: boolean;
}

/**
 * Three steps in order: the record as a draft, its document, then the submission, so that nobody reviews a paper that has not
 * arrived. A step that failed is taken up where it stopped; what was done before it stands.
 */
export function useSaveCertificate(onDone: (saved: Saved) => void) {
  const [state, setState] = useState<SaveState>(START);
  const queryClient = useQueryClient();
  // One key for one intent: it stays over retries, and goes when the service has refused what was sent.
  const key = useRef(crypto.randomUUID());

  const run = async ({ body, file, submit }: Wanted) => {
    let { saved, step } = state;
    const during = (next: Step) => {
      step = next;
      setState({ saved, step: next, running: true, error: null, share: 0 });
    };
    try {
      if (!saved) {
        during('create');
        const made = await createCertificate({ ...body, status: 'draft' }, { key: key.current });
        saved = { certificateId: made.certificateId, version: made.version };
      }
      if (file) {
        during('document');
        const attached = await uploadDocument(saved.certificateId, file, (share) =>
          setState((current) => ({ ...current, share })),
        );
        saved = { ...saved, version: attached.certificateVersion };
      }
      if (submit) {
        during('submit');
        const sent = await sendCertificateEvent(saved.certificateId, saved.version, { event: 'submit' });
        saved = { ...saved, version: sent.version };
      }
      await queryClient.invalidateQueries({ queryKey: ['certificates'] });
      setState({ ...START, saved });
      onDone(saved);
    } catch (error) {
      if (!saved) key.current = crypto.randomUUID();
      setState({ saved, step, running: false, error, share: 0 });
    }
  };
  return { ...state, run };
}
