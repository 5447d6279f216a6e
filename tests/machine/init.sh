#!/bin/sh
# The first process of a machine with cgroup v2 (user-mode Linux). Its root is the host's file system, read-only.
# Started by conftest.py: init.sh SCRATCH PYTHON CODE, where SCRATCH is the one folder that it may write on the host.
scratch=$1 python=$2 code=$3
groups=/sys/fs/cgroup
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /run
mount -t cgroup2 cgroup2 $groups
mkdir -p /dev/shm /run/scratch /run/var/datasets
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mount -t hostfs -o "$scratch" none /run/scratch
exec >/run/scratch/facts
export PATH=/usr/bin:/bin PYTHONPATH="$code" PYTHONDONTWRITEBYTECODE=1 TMPDIR=/run GRADUS_VAR=/run/var
cd /run

# Run a command in a group, as a service manager does.
start_in() {
    sh -c 'echo $$ >"$0/cgroup.procs"; exec "$@"' "$@"
}

# As where nothing manages services: in the machine's root group, with the kernel's own threads beside it.
"$python" "$code/tests/machine/guest.py" root

# As systemd starts a service with Delegate=yes that consists of two processes.
service=$groups/system.slice/gradus.service scope=$groups/user.slice/gradus.scope
mkdir -p $service $scope
for group in $groups ${service%/*} ${scope%/*}; do
    echo "+cpu +memory +pids" >$group/cgroup.subtree_control
done
start_in $service sleep 600 &
start_in $service "$python" "$code/tests/machine/guest.py" service

# As `systemd-run --user --scope -p Delegate=yes` starts something for an ordinary user.
# Homes are closed to others: what is needed of them gets a way of its own.
needed="$("$python" -c "import sys; print(sys.base_prefix, sys.prefix)") $code"
for folder in $needed; do
    mkdir -p "/run/needed$folder"
    mount --bind "$folder" "/run/needed$folder"
done
mount -t tmpfs -o mode=755 tmpfs /root
mount -t tmpfs -o mode=755 tmpfs /home
for folder in $needed; do
    case $folder in /root/* | /home/*)
        mkdir -p "$folder"
        mount --bind "/run/needed$folder" "$folder" ;;
    esac
done
chown -R 1000:1000 /run/var
chown 1000:1000 $scope $scope/cgroup.procs $scope/cgroup.subtree_control
start_in $scope setpriv --reuid 1000 --regid 1000 --clear-groups "$python" "$code/tests/machine/guest.py" user

exec "$python" -c "import ctypes; ctypes.CDLL(None).reboot(0x4321FEDC)"
