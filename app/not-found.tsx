import type { Metadata } from "next";
import { MessagePage } from "@/components/message-page";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Nothing here" };

/** The same page for what does not exist and what one may not see. */
export default function NotFound() {
  return (
    <MessagePage title="There is nothing here, or you have no access to it.">
      <div>
        <ButtonLink href="/">Your organizations</ButtonLink>
      </div>
    </MessagePage>
  );
}
