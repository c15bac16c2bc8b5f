// Point at a GUID to see what it is.
resource app 'Microsoft.Graph/applications@v1.0' = {
  displayName: 'Calendar sync'
  uniqueName: 'calendar-sync'
  requiredResourceAccess: [
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000'
      resourceAccess: [
        { id: '798ee544-9d2d-430c-a058-570e29e34338', type: 'Role' }
      ]
    }
  ]
}
