import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uploadDocument } from '../../../api/upload-document.ts';

/** Sends a file to a certificate; `share` is how much of it has left, 0 to 1. A refused file stays with the caller. */
export function useUpload() {
  const queryClient = useQueryClient();
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: ({ certificateId, file }: { certificateId: string; file: File }) => {
      setShare(0);
      return uploadDocument(certificateId, file, setShare);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['certificates'] }),
  });
  return { ...upload, share };
}
