import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portalLabel } from '../../src/knowledge/index.ts';

test('labels of the admin centers stand for values, in every language and with every dash', () => {
  const labels: readonly (readonly [string, string | undefined])[] = [
    ['Automatic - System-controlled', 'Automatic'],
    ['Automatique – Contrôlé par le système', 'Automatic'],
    ['Automático: controlado por el sistema', 'Automatic'],
    ['自動系統控制', 'Automatic'],
    ['自动', 'Automatic'],
    ['On - Forwarding is enabled', 'On'],
    ['Activé', 'On'],
    ['オフ', 'Off'],
    ['Désactivé - Le transfert est désactivé', 'Off'],
    ['Aus (Weiterleitung ist deaktiviert)', 'Off'],
    ['Automatic', undefined],
    ['on', undefined],
    ['Enabled', undefined],
    ['online', undefined],
    ['Offline - soon', undefined],
    ['', undefined],
  ];
  for (const [label, value] of labels) assert.equal(portalLabel(label), value, label);
});
