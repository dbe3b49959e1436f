import { GoToOrganization } from "@/components/shell/go-to-organization";

/** The same page for what does not exist and what one may not see, inside the shell. */
export default function NodeNotFound() {
  return (
    <div className="flex max-w-xl flex-col gap-4 py-16">
      <h1 tabIndex={-1} className="text-xl font-semibold text-balance">
        There is nothing here, or you have no access to it.
      </h1>
      <GoToOrganization />
    </div>
  );
}
