import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog-parts";

type LeaveDialogProps = { open: boolean; onStay: () => void; onLeave: () => void };

/** Asked when a form with changes would be closed. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  return (
    <AlertDialog open={open} onOpenChange={(isOpen) => !isOpen && onStay()}>
      <AlertDialogContent
        width="small"
        title="Leave without saving?"
        description="What you changed here is not saved yet."
      >
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Stay</Button>
          </AlertDialogCancel>
          <Button variant="danger" onClick={onLeave}>
            Discard changes
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
