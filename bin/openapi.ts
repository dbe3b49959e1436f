import { writeFileSync } from "node:fs";
import { openApiTypes, typesFile } from "./openapi-types";

// `npm run openapi`, after a change of what operations take or answer, or of where they are.
writeFileSync(typesFile, await openApiTypes());
console.log(`${typesFile} is up to date.`);
process.exit(0);
