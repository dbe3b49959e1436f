"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { packageQuery } from "./queries";

type DownloadPackageProps = { organizationId: string; nodeId: string; integration: string };

/** Gives the file with which a bot is installed at its platform. */
export function DownloadPackage({ organizationId, nodeId, integration }: DownloadPackageProps) {
  const file = useQuery(packageQuery(organizationId, nodeId, integration));
  if (file.isError)
    return (
      <p role="alert" className="text-stop">
        {file.error.message}
      </p>
    );
  return (
    <Button
      size="small"
      pending={file.isPending}
      pendingText="Making the app package…"
      onClick={() => file.data && save(file.data)}
    >
      <Download aria-hidden strokeWidth={1.75} />
      Download {file.data?.fileName}
    </Button>
  );
}

function save(file: { fileName: string; contentType: string; data: string }): void {
  const bytes = Uint8Array.from(atob(file.data), (byte) => byte.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: file.contentType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(url);
}
