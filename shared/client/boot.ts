import { config } from 'zod/mini';

// Before the first schema: zod would else try `new Function`, which our content security policy forbids and reports.
config({ jitless: true });
