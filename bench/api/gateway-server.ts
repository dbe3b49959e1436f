import { loadGateway } from "../../bin/load-gateway";

// What `npm run gateway` serves, with the benchmark's own database.
const { startGateway } = await loadGateway();
const { port } = await startGateway({ host: "127.0.0.1", port: 0 });
process.send?.(port);
