/** Keys of Azure that carry the mark of their service inside, which needs no name beside them. */
import { issuer, type TokenKind } from '../kind.ts';

export const AZURE_MARKED_KINDS: readonly TokenKind[] = [
  ...issuer('AZURE_STORAGE_KEY', 'Microsoft security-utilities, identifiable keys', [
    ['azure-storage-marked-key', 'Azure Storage account keys with their mark', '[base64:76]+ASt[base64:6]=='],
  ]),
  ...issuer('AZURE_KEY', 'Microsoft security-utilities, identifiable keys', [
    ['azure-cosmos-marked-key', 'Azure Cosmos DB keys with their mark', '[base64:76]ACDb[base64:6]=='],
    ['azure-batch-marked-key', 'Azure Batch keys with their mark', '[base64:76]+ABa[base64:6]=='],
    [
      'azure-management-marked-key',
      'Azure API Management keys with their mark',
      '[base64:76]APIM[base64:6]==',
    ],
    ['azure-bus-marked-key', 'Azure Service Bus keys with their mark', '[base64:33]+ASb[base64:6]='],
    ['azure-hub-marked-key', 'Azure Event Hubs keys with their mark', '[base64:33]+AEh[base64:6]='],
    ['azure-relay-marked-key', 'Azure Relay keys with their mark', '[base64:33]+ARm[base64:6]='],
    ['azure-devices-marked-key', 'Azure IoT keys with their mark', '[base64:33]AIoT[base64:6]='],
    ['azure-grid-marked-key', 'Azure Event Grid keys with their mark', '[base64:33]AZEG[base64:6]='],
    ['azure-cache-marked-key', 'Azure Cache for Redis keys with their mark', '[base64:33]AzCa[base64:6]='],
    [
      'azure-registry-marked-key',
      'Azure Container Registry passwords with their mark',
      '[base64:42]+ACR[base64:6]',
    ],
  ]),
];
