export type LoggedRequest = {
  at: string;
  method: string;
  host: string;
  path: string;
  status: number;
};

const keptRequests = 1000;

/** Provider traffic only, without query strings, so that no secret is kept. */
export class RequestLog {
  #count = 0;
  #hosts: Record<string, number> = {};
  #last: LoggedRequest[] = [];

  /** Counts a request when it arrives; the returned function notes how it was answered. */
  begin(method: string, host: string, path: string): (status: number) => void {
    this.#count += 1;
    this.#hosts[host] = (this.#hosts[host] ?? 0) + 1;
    const entry: LoggedRequest = { at: new Date().toISOString(), method, host, path, status: 0 };
    this.#last = [...this.#last.slice(1 - keptRequests), entry];
    return (status) => {
      entry.status = status;
    };
  }

  read(): { count: number; hosts: Record<string, number>; last: LoggedRequest[] } {
    return { count: this.#count, hosts: this.#hosts, last: this.#last };
  }

  clear(): void {
    this.#count = 0;
    this.#hosts = {};
    this.#last = [];
  }
}
