import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import type { PriceView } from "@/lib/credits/price-words";
import { priceOfUnits } from "./price-of-units";

type PriceTableProps = {
  /** Whose prices they are: "Web search". */
  name: string;
  prices: readonly PriceView[];
};

/** What using an integration costs, by what is counted. */
export function PriceTable({ name, prices }: PriceTableProps) {
  const hasFree = prices.some(({ allowance }) => allowance !== "0");
  return (
    <div className="flex flex-col gap-2">
      <Table caption={`Prices of ${name}`}>
        <TableHead>
          <TableRow>
            <TableHeadCell>For each</TableHeadCell>
            <TableHeadCell numeric>Price</TableHeadCell>
            {hasFree && <TableHeadCell numeric>Free each month</TableHeadCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {prices.map((price) => (
            <TableRow key={price.meter}>
              <TableCell rowHeader narrow="title" className="font-normal">
                {price.unit}
              </TableCell>
              <TableCell numeric narrow="status" className="whitespace-nowrap tabular-nums">
                {price.isEstimate && <span className="text-muted">from </span>}
                {priceOfUnits(price)}
              </TableCell>
              {hasFree && (
                <TableCell numeric className="text-sm whitespace-nowrap tabular-nums">
                  {price.allowance === "0" ? (
                    <span className="text-muted max-sm:hidden">none</span>
                  ) : (
                    <>
                      {BigInt(price.allowance).toLocaleString("en")}
                      <span className="text-muted sm:hidden"> free each month</span>
                    </>
                  )}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {prices.some(({ isEstimate }) => isEstimate) && (
        <p className="text-sm text-muted">
          “from”: the company that carries it names the price in the end, by carrier and country.
        </p>
      )}
    </div>
  );
}
