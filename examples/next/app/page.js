// A server component: Node runs it.
import { process } from 'limpid';
import { Repaired } from './repaired.js';

export const dynamic = 'force-dynamic';

export default function Page() {
  const report = process('<nav><a href="/">Home</a></nav><p>The cafÃ© reopened on Monday, the mayor of the town said.</p>');
  return (
    <main>
      <p id="server">{report.text}</p>
      <Repaired text="Indiaโ€™s cafÃ©" />
    </main>
  );
}
