# Point at a GUID to see what it is.
$graph = '00000003-0000-0000-c000-000000000000'
$access = @(
    @{ Id = '798ee544-9d2d-430c-a058-570e29e34338'; Type = 'Role' }
    @{ Id = 'df021288-bdef-4463-88db-98f22de89214'; Type = 'Role' }
)
